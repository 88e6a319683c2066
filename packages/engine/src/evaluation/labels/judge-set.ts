import type { Random } from "@segue/kernels";
import type { Interval } from "../intervals.js";
import { type Reliability, reliability } from "./calibration.js";
import { countsOf, f1Of, precisionOf, recallOf } from "./counts.js";
import { averagePrecision, rocArea } from "./curves.js";
import { drawnInterval, groupDraws, RESAMPLES } from "./draw-groups.js";
import { figuresOf } from "./figures.js";
import { casesByClass, type JudgedSet, largest } from "./judged.js";

/** All that is known of how well a model tells classes, labels or numbers. */
export interface SetReport {
  readonly examples: number;
  /** By name; see `figuresOf`. */
  readonly figures: Readonly<Record<string, Interval>>;
  /** Empty for numbers. */
  readonly byClass: readonly ClassReport[];
  /** How many examples of each class (rows) were taken for which (columns); only where each is of one. */
  readonly confusion?: readonly (readonly number[])[];
  readonly reliability: readonly Reliability[];
}

export interface ClassReport {
  readonly name: string;
  /** Examples that are of it. */
  readonly examples: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** NaN where all or no examples are of it. */
  readonly rocAuc: number;
  readonly averagePrecision: number;
}

/**
 * Figures with 95 % bootstrap intervals: groups are drawn with replacement, whole, since what belongs together is not independent (Efron & Tibshirani, An Introduction to the Bootstrap, 1993, ch. 8 and 13).
 */
export function judgeSet(judged: JudgedSet, random: Random): SetReport {
  const all = Int32Array.from(judged.set.groups.keys());
  const whole = figuresOf(judged, all);
  const draw = groupDraws(judged.set.groups, all, random);
  const drawn = Array.from({ length: RESAMPLES }, () => figuresOf(judged, draw()));
  const intervals = Object.entries(whole).map(([name, value]): [string, Interval] => [
    name,
    drawnInterval(
      value,
      drawn.map((figures) => figures[name]!),
    ),
  ]);
  return { examples: all.length, figures: Object.fromEntries(intervals), ...details(judged, all) };
}

function details(judged: JudgedSet, all: Int32Array): Pick<SetReport, "byClass" | "confusion" | "reliability"> {
  const { set, said } = judged;
  if (set.labels.kind === "numbers") return { byClass: [], reliability: [] };
  const cases = casesByClass(judged, all);
  const byClass = cases.map((own, c): ClassReport => {
    const counts = countsOf(own);
    return {
      name: set.classes[c]!,
      examples: counts.right,
      precision: precisionOf(counts),
      recall: recallOf(counts),
      f1: f1Of(counts),
      rocAuc: rocArea(own),
      averagePrecision: averagePrecision(own),
    };
  });
  if (set.labels.kind === "several") {
    const probabilities = cases.flatMap(({ probability }) => [...probability]);
    return {
      byClass,
      reliability: reliability(
        probabilities,
        cases.flatMap(({ isRight }) => [...isRight]),
      ),
    };
  }
  const truth = set.labels.of;
  const best = Array.from(all, (i) => largest(said, i));
  const confusion = set.classes.map(() => set.classes.map(() => 0));
  best.forEach((c, i) => {
    confusion[truth[i]!]![c]!++;
  });
  const confidence = best.map((c, i) => said.data[i * said.cols + c]!);
  return {
    byClass,
    confusion,
    reliability: reliability(
      confidence,
      best.map((c, i) => Number(c === truth[i])),
    ),
  };
}
