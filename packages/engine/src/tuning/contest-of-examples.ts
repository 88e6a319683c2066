import type { Runtime } from "@segue/autograd";
import { createRandom, type Pool } from "@segue/kernels";
import type { AnalyzeAlgorithm } from "../algorithms/analyze-algorithm.js";
import { groupFolds } from "../dataset/group-folds.js";
import { type LabelledSet, subsetOfLabelled } from "../dataset/labelled-set.js";
import { type FoldJudged, foldByFold } from "../evaluation/labels/cross-validate.js";
import { drawnInterval, groupDraws, RESAMPLES } from "../evaluation/labels/draw-groups.js";
import type { LabelMeasure } from "../evaluation/labels/figures.js";
import type { JudgedSet } from "../evaluation/labels/judged.js";
import { CLEARLY, type Judging, shifted } from "./contest.js";

/** What trials learn and are judged by, and what is looked at in the end only. */
export interface LabelledParts {
  readonly validation: LabelledSet;
  readonly test: LabelledSet;
}

/** Keeps one of so many folds for the end, whole groups. Where all is one group, there is no test part. */
export function keepTest(set: LabelledSet, folds: number, seed: number): LabelledParts {
  const foldOf = groupFolds(set, folds, createRandom(seed).fork("test"));
  const of = (isTest: boolean) =>
    subsetOfLabelled(
      set,
      [...foldOf.keys()].filter((i) => (foldOf[i] === 0) === isTest),
    );
  return { validation: of(false), test: of(true) };
}

export interface JudgingByExamples {
  /** What entrants learn and are judged by: every fold is told by a model that learned from the others. */
  readonly set: LabelledSet;
  readonly folds: number;
  readonly measure: LabelMeasure;
  /** Of folds, trainings, and intervals. */
  readonly seed: number;
  readonly pool: Pool;
  /** What computes networks, where there are any. */
  readonly runtime?: Runtime;
}

/** What was said of examples, fold by fold: a {@link FoldJudged} without the set, which everybody has. */
export interface SaidOfExamples extends Omit<JudgedSet, "set"> {
  readonly known: Int32Array;
}

/** How algorithms that analyze are judged by what they say of labelled examples that they did not learn from; a race from fold to fold. */
export function judgingByExamples(options: JudgingByExamples): Judging<AnalyzeAlgorithm, SaidOfExamples> {
  const { set, folds, measure, seed, pool, runtime } = options;
  const sign = measure.better === "higher" ? 1 : -1;
  const whole = ({ known, ...said }: SaidOfExamples): FoldJudged => ({ judged: { set, ...said }, known });
  return {
    better: measure.better,
    listeners: set.examples.length,
    async figuresOf({ algorithm, config }, report, trained, rival) {
      const leader = rival && whole(rival);
      const context = { random: createRandom(seed), pool, report, ...(runtime && { runtime }) };
      const validation = { algorithm, config, set, folds, random: createRandom(seed).fork("folds"), context };
      let last: FoldJudged | undefined;
      for await (const fold of foldByFold(validation)) {
        last = fold;
        if (leader !== undefined && !isWhole(fold, set) && isHopeless(fold, leader, measure, sign, seed)) break;
      }
      trained();
      const { judged, known } = last!;
      const { set: _, ...said } = judged;
      return { ...said, known };
    },
    verdictOn(said, rival) {
      const [figures, leader] = [whole(said), rival && whole(rival)];
      const { judged, known } = figures;
      const listeners = known.length;
      const draw = groupDraws(set.groups, known, createRandom(seed).fork("intervals"));
      if (leader === undefined || isWhole(figures, set)) {
        const drawn = Array.from({ length: RESAMPLES }, () => measure.of(judged, draw()));
        return { outcome: "judged", listeners, figure: drawnInterval(measure.of(judged, known), drawn) };
      }
      const drawn = Array.from({ length: RESAMPLES }, () => difference(figures, leader, measure, draw()));
      const behind = drawnInterval(difference(figures, leader, measure, known), drawn);
      return { outcome: "stopped", listeners, figure: shifted(behind, measure.of(leader.judged, leader.known)) };
    },
  };
}

const isWhole = ({ known }: FoldJudged, { examples }: LabelledSet) => known.length === examples.length;

const difference = (one: FoldJudged, other: FoldJudged, { of }: LabelMeasure, chosen: Int32Array) =>
  of(one.judged, chosen) - of(other.judged, chosen);

/** After fewer examples nobody is stopped. */
const FEWEST = 30;
/** Draws that tell how far off a difference may be. */
const DRAWS = 200;

/** Whether what was told so far is clearly worse than what the leader told of the same: by standard errors over draws of groups. */
function isHopeless(fold: FoldJudged, leader: FoldJudged, measure: LabelMeasure, sign: number, seed: number): boolean {
  const { known, judged } = fold;
  if (known.length < FEWEST) return false;
  const draw = groupDraws(judged.set.groups, known, createRandom(seed).fork("race"));
  const drawn = Array.from({ length: DRAWS }, () => sign * difference(fold, leader, measure, draw())).filter(Number.isFinite);
  if (drawn.length < DRAWS / 2) return false;
  const middle = drawn.reduce((sum, each) => sum + each, 0) / drawn.length;
  const error = Math.sqrt(drawn.reduce((sum, each) => sum + (each - middle) ** 2, 0) / (drawn.length - 1));
  return sign * difference(fold, leader, measure, known) < -CLEARLY * error;
}
