import type { AnalyzeAlgorithm, Block, Config, SetShape } from "@segue/engine";
import { createPool } from "@segue/kernels";
import { unheard } from "../jobs/handler.js";
import type { Forecast } from "../ports/jobs.js";
import type { Services } from "../services.js";
import { bytesToLearn, secondsToLearn } from "./forecast.js";
import { namedFor } from "./gather-set.js";
import { readFolds } from "./judge-by-folds.js";
import { knownTracks } from "./known-tracks.js";
import { readers } from "./readers/list.js";
import { planReading } from "./reading.js";
import { type LearningWish, NOT_JUDGED, USUAL_FOLDS } from "./wish.js";

/** Tracks that are read to see what one of them is like; of facts all are, which costs nothing. */
const TASTED = 3;

/**
 * What a training that learns labels would take, before it is asked for: tracks that have labels and something to read are counted, a few of them are read (and what is
 * computed for that is kept), and the others are taken to be like them. The time of reading what was not computed yet is not in it. Throws what the training would.
 */
export async function forecastLearningWish(
  services: Services,
  workspace: string,
  algorithm: AnalyzeAlgorithm,
  config: Config,
  { evaluate: split = USUAL_FOLDS, ...wish }: LearningWish & { readonly evaluate?: string | undefined },
): Promise<Forecast> {
  const known = await knownTracks(services, workspace);
  const looking = { services, workspace, known };
  const { source, named } = await namedFor(algorithm, wish, looking);
  const plan = planReading(wish.reads, algorithm.layout !== undefined);
  const reader = readers[plan.what];
  const has = await reader.having(plan.what, looking);
  const own = named.tracks.filter((track) => has(track, { source: source.name, classes: named.classes }));
  // Where nothing can be read, reading says why.
  const tracks = plan.what === "facts" || own.length === 0 ? named.tracks : spread(own, TASTED);
  const learning = { plan, named: { ...named, tracks }, source: source.name, known };
  const { readable } = await reader.learn(learning, { services, workspace, id: "estimate", pool: createPool(1), ...unheard });
  const blocks = await Promise.all(spread(readable, TASTED).map(({ block }) => block()));
  const { kind } = named.labelsOf(tracks.slice(0, 1));
  const shape = shapeOf(blocks, { examples: own.length, classes: named.classes.length, kind });
  const example = blocks.reduce((sum, { data }) => sum + data.byteLength, 0) / blocks.length;
  const trainings = 1 + (split === NOT_JUDGED ? 0 : readFolds(split));
  return {
    seconds: secondsToLearn(algorithm, config, shape, trainings),
    bytes: bytesToLearn(algorithm, config, shape, example * own.length),
  };
}

/** The shape of a set of which some examples are known. */
function shapeOf(blocks: readonly Block[], counted: Pick<SetShape, "examples" | "classes" | "kind">): SetShape {
  const columns = blocks.map(({ shape }) => shape.at(-1)!);
  return {
    ...counted,
    shape: [...blocks[0]!.shape.slice(0, -1), Math.min(...columns)],
    longest: Math.max(...columns),
  };
}

/** So many of them, as far from each other as they can be. */
const spread = <T>(all: readonly T[], most: number): T[] =>
  Array.from({ length: Math.min(most, all.length) }, (_, i) => all[Math.floor((i * all.length) / Math.min(most, all.length))]!);
