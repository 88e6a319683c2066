import { type Config, type Dataset, type Entrant, EvaluationError, type Interval, shapeOf, type Trial } from "@segue/engine";
import { readSplit } from "../evaluations/read-split.js";
import { type JobContext, part } from "../jobs/handler.js";
import { dataSizeOf } from "../registry/forecast.js";
import { algorithmNamed } from "../registry/model-files.js";
import { roomFor } from "../registry/room.js";
import { parseParameters } from "../registry/train-job.js";
import { contestIn, type Divided, divide } from "../tunings/listening-ground.js";
import { readMeasure } from "../tunings/read-wish.js";
import type { Budget } from "./budget.js";
import { type Compared, compareStarters } from "./compare.js";
import { fieldOf, type LeftOut, usualOf } from "./field.js";
import { type Tuned, tuneBest } from "./tune-best.js";
import type { AutoWish } from "./wish.js";

/** What was found out, and what was chosen by it. */
export interface Choice {
  readonly ground: Divided;
  /** Listeners by whom it was chosen; 0 where nobody could be asked. */
  readonly listeners: number;
  readonly compared: readonly Compared[];
  readonly leftOut: readonly LeftOut[];
  /** The best first. */
  readonly tuned: readonly Tuned[];
  readonly winner: Winner;
}

/** A recipe that was chosen. */
export interface Winner extends Entrant {
  readonly config: Config;
  /** Its figure on the validation part; null where nobody could be asked. */
  readonly figure: Interval | null;
}

/** What is chosen where nothing can be compared. */
const FALLBACK = "popularity";
/** Listeners judged for each minute that there is, and at least and at most. */
const LISTENERS = { minute: 500, least: 1000, most: 10_000 };

/** Compares algorithms by their usual parameters, tunes the best, and chooses the best of all, as long as the time lasts. */
export async function choose(wish: AutoWish, dataset: Dataset, budget: Budget, context: JobContext): Promise<Choice> {
  const { metric, split, seed, minutes } = wish;
  const ground = divide(dataset, readSplit(split), seed);
  const most = Math.min(LISTENERS.most, Math.max(LISTENERS.least, Math.round(LISTENERS.minute * minutes)));
  const contest = contestOrNone(() => contestIn(context, ground, { measure: readMeasure(metric), listeners: most, seed }));
  const size = { ...dataSizeOf(ground.split.train), events: 2 * dataset.events.length };
  const room = (await roomFor(context.services, context.id, process.memoryUsage.rss())).bytes;
  const { starters, leftOut } = fieldOf(shapeOf(dataset), size, { seconds: budget.left(), room });
  if (contest === undefined) return { ground, listeners: 0, compared: [], leftOut, tuned: [], winner: fallback() };
  const comparing = { ...context, report: part(context.report, 0, 0.4) };
  const { compared, leftOut: late } = await compareStarters(
    { contest, starters, budget, metric, after: secondsAfter },
    comparing,
  );
  const tuning = { ...context, report: part(context.report, 0.4, 1) };
  const tuned = await tuneBest(
    { wish, listeners: most, dataset: ground.dataset, contest, after: secondsAfter },
    compared,
    budget,
    tuning,
  );
  const [best] = tuned;
  const winner = best === undefined ? fallback() : winnerOf(best);
  return { ground, listeners: contest.listeners, compared, leftOut: [...leftOut, ...late], tuned, winner };
}

/** Undefined where the split gives nobody anything to predict. */
function contestOrNone<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (thrown) {
    if (thrown instanceof EvaluationError) return undefined;
    throw thrown;
  }
}

function fallback(): Winner {
  const algorithm = algorithmNamed(FALLBACK);
  return { algorithm, config: usualOf(algorithm), figure: null };
}

function winnerOf({ compared, best }: Tuned): Winner {
  const { algorithm } = compared.starter;
  return { algorithm, config: parseParameters(algorithm.name, best.settings), figure: best.figure };
}

/** What the choice of a recipe will take after it is made: to be judged beside what is served, and to be trained on everything. */
function secondsAfter({ train, judge }: Trial["seconds"]): number {
  return 2 + 2 * (train + judge) + 1.5 * train;
}
