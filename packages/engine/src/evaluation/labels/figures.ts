import type { Labels } from "../../dataset/labelled-set.js";
import type { Better } from "../metrics/metric.js";
import { calibrationError } from "./calibration.js";
import { added, type Counts, countsOf, f1Of, mean, precisionOf, recallOf } from "./counts.js";
import { averagePrecision, rocArea } from "./curves.js";
import { type ClassCases, casesByClass, type JudgedSet, largest } from "./judged.js";

/** Figures by name. What is not defined for a class (nobody is of it) is left out of means over classes. */
export type LabelFigures = Readonly<Record<string, number>>;

/** A figure of what says classes, labels or numbers. */
export interface LabelMeasure {
  readonly name: string;
  /** Of which it is one. */
  readonly kinds: readonly Labels["kind"][];
  readonly better: Better;
  /** The figure of the examples of these numbers. */
  of(judged: JudgedSet, chosen: Int32Array): number;
}

/** The figures of the examples of these numbers (all, or as an interval draws them). */
export function figuresOf(judged: JudgedSet, chosen: Int32Array): LabelFigures {
  const looked = look(judged, chosen);
  const own = FIGURES.filter(({ kinds }) => kinds.includes(judged.set.labels.kind));
  return Object.fromEntries(own.map(({ name, from }) => [name, from(looked)]));
}

type Kinds = LabelMeasure["kinds"];
type Figure = Omit<LabelMeasure, "of"> & { from(looked: Looked): number };

const CLASSES: Kinds = ["one"];
const LABELS: Kinds = ["several"];
const EITHER: Kinds = ["one", "several"];
const NUMBERS: Kinds = ["numbers"];

const higher = (name: string, kinds: Kinds, from: Figure["from"]): Figure => ({ name, kinds, better: "higher", from });
const lower = (name: string, kinds: Kinds, from: Figure["from"]): Figure => ({ name, kinds, better: "lower", from });

/**
 * Of classes: `accuracy`, the share of examples whose most probable class is right; `log-loss`, −ln of the right class's probability. Of labels: `hamming-loss`, the share of all that are
 * judged wrongly; `micro-f1`, F1 of all together; `subset-accuracy`, the share of examples all of whose labels are judged rightly. Of both: `macro-…`, means over the classes that somebody is of, and `ece`, the
 * calibration of the most probable class, or of all labels. Of numbers: `r2` (share of the variance that is explained; 0 for who always says the mean), mean absolute and mean squared error, each the mean over the kinds of numbers.
 */
const FIGURES: readonly Figure[] = [
  higher("accuracy", CLASSES, ({ isRight }) => mean([...isRight()])),
  lower("hamming-loss", LABELS, ({ wrong }) => mean(wrong().flatMap((of) => [...of]))),
  higher("micro-f1", LABELS, ({ cases }) => f1Of(cases().map(countsOf).reduce(added))),
  higher("subset-accuracy", LABELS, ({ wrong, chosen }) =>
    mean(Array.from(chosen, (_, at) => Number(wrong().every((of) => of[at] === 0)))),
  ),
  higher("macro-precision", EITHER, ({ counts }) => mean(counts().map(precisionOf))),
  higher("macro-recall", EITHER, ({ counts }) => mean(counts().map(recallOf))),
  higher("macro-f1", EITHER, ({ counts }) => mean(counts().map(f1Of))),
  higher("roc-auc", EITHER, ({ there }) => defined(there().map(rocArea))),
  higher("average-precision", EITHER, ({ there }) => defined(there().map(averagePrecision))),
  lower("log-loss", CLASSES, logLoss),
  lower("ece", EITHER, (looked) => (looked.kind === "one" ? mostProbable(looked) : allProbable(looked))),
  higher("r2", NUMBERS, ({ errors }) => mean(errors().map(({ r2 }) => r2))),
  lower("mae", NUMBERS, ({ errors }) => mean(errors().map(({ mae }) => mae))),
  lower("mse", NUMBERS, ({ errors }) => mean(errors().map(({ mse }) => mse))),
];

/** Every figure by which what analyzes can be compared. */
export const labelMeasures: readonly LabelMeasure[] = FIGURES.map(({ from, ...told }) => ({
  ...told,
  of: (judged, chosen) => from(look(judged, chosen)),
}));

const USUAL: Readonly<Record<Labels["kind"], string>> = { one: "accuracy", several: "micro-f1", numbers: "r2" };

/** The figure by which what says classes, labels or numbers is compared, unless somebody wishes otherwise. */
export const usualLabelMeasure = (kind: Labels["kind"]): LabelMeasure => labelMeasures.find(({ name }) => name === USUAL[kind])!;

/** What figures are made of, each part found when the first figure needs it. */
interface Looked extends JudgedSet {
  readonly kind: Labels["kind"];
  readonly chosen: Int32Array;
  readonly cases: () => readonly ClassCases[];
  /** Of the classes that somebody is of. */
  readonly there: () => readonly ClassCases[];
  readonly counts: () => readonly Counts[];
  /** By label, whether it is judged wrongly. */
  readonly wrong: () => readonly Uint8Array[];
  /** The most probable class, and whether it is right. */
  readonly best: () => Int32Array;
  readonly isRight: () => Uint8Array;
  /** By kind of number. */
  readonly errors: () => readonly { r2: number; mae: number; mse: number }[];
}

function look(judged: JudgedSet, chosen: Int32Array): Looked {
  const { set, said } = judged;
  const cases = once(() => casesByClass(judged, chosen));
  const there = once(() => cases().filter(({ isRight }) => isRight.includes(1)));
  const best = once(() => Int32Array.from(chosen, (i) => largest(said, i)));
  return {
    ...judged,
    ...{ kind: set.labels.kind, chosen, cases, there, best },
    counts: once(() => there().map(countsOf)),
    wrong: once(() => cases().map(({ isSaid, isRight }) => isSaid.map((one, at) => one ^ isRight[at]!))),
    isRight: once(() => Uint8Array.from(chosen, (i, at) => Number(best()[at] === set.labels.of[i]))),
    errors: once(() => set.classes.map((_, c) => errorsOf(judged, chosen, c))),
  };
}

function once<T>(find: () => T): () => T {
  let found: { value: T } | undefined;
  return () => {
    found ??= { value: find() };
    return found.value;
  };
}

const LEAST = 1e-7;

function logLoss({ set: { labels, classes }, said, chosen }: Looked): number {
  const probability = (i: number) => said.data[i * classes.length + labels.of[i]!]!;
  return mean(Array.from(chosen, (i) => -Math.log(Math.max(LEAST, probability(i)))));
}

function mostProbable({ set: { classes }, said, chosen, best, isRight }: Looked): number {
  const confidence = Float64Array.from(chosen, (i, at) => said.data[i * classes.length + best()[at]!]!);
  return calibrationError(confidence, isRight());
}

const allProbable = ({ cases }: Looked): number =>
  calibrationError(
    cases().flatMap(({ probability }) => [...probability]),
    cases().flatMap(({ isRight }) => [...isRight]),
  );

const defined = (values: readonly number[]) => mean(values.filter((value) => !Number.isNaN(value)));

function errorsOf({ set, said }: JudgedSet, chosen: Int32Array, c: number) {
  const kinds = set.classes.length;
  const of = set.labels.of;
  const truth = Array.from(chosen, (i) => of[i * kinds + c]!);
  const off = Array.from(chosen, (i) => said.data[i * kinds + c]! - of[i * kinds + c]!);
  const middle = mean(truth);
  const spread = mean(truth.map((value) => (value - middle) ** 2));
  const squares = mean(off.map((value) => value ** 2));
  return { r2: 1 - squares / spread, mae: mean(off.map(Math.abs)), mse: squares };
}
