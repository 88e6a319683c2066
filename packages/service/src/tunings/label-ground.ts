import {
  type AnalyzeAlgorithm,
  type Config,
  judgeLabelFinal,
  judgingByExamples,
  keepTest,
  type LabelledSet,
  type LabelMeasure,
  labelMeasures,
  type SaidOfExamples,
  shapeOfSet,
  usualLabelMeasure,
} from "@segue/engine";
import { bytesOf, bytesToLearn } from "../analyzing/forecast.js";
import { type Gathered, gatherSet } from "../analyzing/gather-set.js";
import { refuseFew } from "../analyzing/judge-by-folds.js";
import { SegueError } from "../errors.js";
import { type JobContext, part } from "../jobs/handler.js";
import type { Tuning } from "../ports/tunings.js";
import { parametersOf } from "../registry/parameters.js";
import { type Ground, outdated } from "./ground.js";
import type { LabelWish } from "./read-wish.js";

/** Where algorithms that analyze are tuned: labelled tracks, of which a fold is kept for the end. Rejects with `tuning-outdated` where labels or features are others than it began with. */
export async function labelGround(
  { algorithm, measure: wished, folds }: LabelWish,
  tuning: Tuning,
  context: JobContext,
): Promise<Ground<AnalyzeAlgorithm, SaidOfExamples>> {
  const { wish, dataset } = tuning;
  const { services, pool } = context;
  const gathered = await gatherSet(algorithm, wish, { ...context, report: part(context.report, 0, 0) });
  const { set } = gathered;
  if (dataset !== null && set.fingerprint !== dataset) throw outdated(tuning);
  const parts = divided(gathered, folds, wish.seed);
  const measure = measureFor(wished, set);
  const [shape, examples] = [shapeOfSet(parts.validation), bytesOf(parts.validation)];
  const judging = { measure, seed: wish.seed, pool, runtime: services.runtime };
  return {
    dataset: set.fingerprint,
    metric: measure.name,
    idle: idleOf(algorithm, set),
    judging: judgingByExamples({ ...judging, set: parts.validation, folds: folds - 1 }),
    bytes: ({ algorithm, config }) => bytesToLearn(algorithm, config, shape, examples),
    judge: (entrants, report) => judgeLabelFinal(entrants, { ...parts, ...judging, report }),
  };
}

/** What says nothing of such sets, as it usually is. */
function idleOf(algorithm: AnalyzeAlgorithm, set: LabelledSet): Config {
  const usual = parametersOf(algorithm, {});
  return Object.fromEntries((algorithm.idle?.(shapeOfSet(set)) ?? []).map((name) => [name, usual[name]]));
}

function divided({ set, learned }: Gathered, folds: number, seed: number) {
  refuseFew(learned, set, folds);
  const parts = keepTest(set, folds, seed);
  if (parts.test.examples.length > 0 && parts.validation.examples.length > 0) return parts;
  throw new SegueError("not-enough-data", `All of ${set.examples.length} labelled tracks belong together (${learned.group}).`, {
    hint: "Keep less together: --group track.",
  });
}

/** The wished figure, or the usual one for what is learned; throws `invalid-metric` for one of something else. */
function measureFor(wished: LabelMeasure | undefined, { labels: { kind } }: LabelledSet): LabelMeasure {
  if (wished === undefined) return usualLabelMeasure(kind);
  if (wished.kinds.includes(kind)) return wished;
  const what = { one: "one class a track", several: "several labels a track", numbers: "numbers" }[kind];
  const fitting = labelMeasures.filter(({ kinds }) => kinds.includes(kind)).map(({ name }) => name);
  throw new SegueError("invalid-metric", `${wished.name} says nothing about ${what}.`, {
    hint: `Choose one of ${fitting.join(", ")}.`,
  });
}
