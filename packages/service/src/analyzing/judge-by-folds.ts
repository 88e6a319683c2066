import {
  type AnalyzeAlgorithm,
  type Config,
  crossValidate,
  type Interval,
  judgeSet,
  type LabelledSet,
  type SetReport,
} from "@segue/engine";
import { createRandom } from "@segue/kernels";
import { SegueError } from "../errors.js";
import type { JobContext } from "../jobs/handler.js";
import type { LabelReport, ModelEvaluation } from "../ports/models.js";
import { learning } from "../registry/learning.js";
import type { Gathered } from "./gather-set.js";
import { USUAL_FOLDS } from "./wish.js";

/** How many folds a text wishes (`folds:5`); throws `invalid-split`. */
export function readFolds(text: string): number {
  const folds = Number(/^folds:(\d{1,3})$/.exec(text)?.[1] ?? Number.NaN);
  if (folds >= 2) return folds;
  throw new SegueError("invalid-split", `${JSON.stringify(text)} is no split of labelled tracks.`, {
    hint: `Write folds:N, N from 2 to 999, for example ${USUAL_FOLDS}: each is told by a model that learned from the others.`,
  });
}

interface Recipe {
  readonly algorithm: AnalyzeAlgorithm;
  readonly config: Config;
  readonly seed: number;
}

/** An evaluation of what says labels or numbers. */
export type LabelEvaluation = ModelEvaluation & { readonly labels: LabelReport };

/**
 * How a recipe does on examples that it had not learned from: every fold is left out once, whole groups, and told by a model that learned from the others. The same folds for the same
 * data and seed, whatever the algorithm. Rejects with `not-enough-data` where there are fewer groups than folds.
 */
export async function judgeByFolds(
  { algorithm, config, seed }: Recipe,
  { set, learned }: Gathered,
  split: string,
  context: JobContext,
): Promise<LabelEvaluation> {
  const folds = readFolds(split);
  refuseFew(learned, set, folds);
  const training = { algorithm: algorithm.name, config, seed, dataset: { fingerprint: `${set.fingerprint} ${split}` } };
  const kept = learning(context, training);
  const { pool, report } = context;
  const judged = await crossValidate({
    ...{ algorithm, config, set, folds },
    random: createRandom(seed).fork("folds"),
    context: { random: createRandom(seed), pool, runtime: context.services.runtime, report },
    ofFold: (fold) => kept.ofChild(fold, `${algorithm.name}, without fold ${fold}`),
  });
  const trained = performance.now();
  const found = judgeSet(judged, createRandom(seed).fork("intervals"));
  const seconds = { train: rounded(kept.elapsed() / 1000), score: rounded((performance.now() - trained) / 1000) };
  const metrics = defined(found.figures);
  return {
    split: `${split} by ${learned.group}`,
    seed,
    users: 0,
    metrics,
    slices: [],
    seconds,
    labels: reportOf(found, learned),
  };
}

const rounded = (seconds: number) => Math.round(1000 * seconds) / 1000;

/** Figures that there are. */
const defined = (figures: Readonly<Record<string, Interval>>): Record<string, Interval> =>
  Object.fromEntries(Object.entries(figures).filter(([, { value, low, high }]) => [value, low, high].every(Number.isFinite)));

/** Rejects with `not-enough-data` where there are fewer groups than folds, or no class is of more than one. */
export function refuseFew(
  { group, groups, kind }: Gathered["learned"],
  { labels, groups: of, classes }: LabelledSet,
  folds: number,
): void {
  const finer =
    group === "track"
      ? "Label more tracks, or choose fewer folds."
      : `Keep less together: --group ${group === "artist" ? "album, or --group " : ""}track.`;
  if (groups < folds)
    throw new SegueError("not-enough-data", `There are ${groups} groups (${group}) for ${folds} folds.`, { hint: finer });
  if (kind !== "one") return;
  const groupsOf = classes.map((_, c) => new Set(of.filter((__, i) => labels.of[i] === c)).size);
  if (groupsOf.some((count) => count > 1)) return;
  throw new SegueError(
    "not-enough-data",
    `Every class is of one ${group} only: none could be told by a model that learned from others.`,
    {
      hint: finer,
    },
  );
}

function reportOf({ examples, byClass, confusion, reliability }: SetReport, { kind, groups }: Gathered["learned"]): LabelReport {
  const told = (value: number) => (Number.isFinite(value) ? value : null);
  return {
    ...{ kind, examples, groups, reliability },
    byClass: byClass.map((each) => ({ ...each, rocAuc: told(each.rocAuc), averagePrecision: told(each.averagePrecision) })),
    ...(confusion && { confusion }),
  };
}
