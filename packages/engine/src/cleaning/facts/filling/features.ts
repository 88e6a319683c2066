import type { Random } from "@segue/kernels";
import { type DenseMatrix, zeros } from "@segue/kernels";
import type { CodedColumn } from "./coded-table.js";
import type { Task } from "./filler.js";

/** Categories with at most so many values get an indicator for each. */
const INDICATORS = 12;
const FOLDS = 5;
/** The weight of the overall mean, in rows, when the mean of a category is estimated. */
const PRIOR = 2;

/**
 * What a row may tell of a number `y` (NaN: unknown) of its own; rows × features, NaN where unknown: the other columns' numbers,
 * indicators of small categories, and for each category, artist and album the mean of `y` among the rows that share it.
 * That mean never includes the row itself: those of each fifth of the rows come from the other four (target encoding:
 * Micci-Barreca, “A preprocessing scheme for high-cardinality categorical attributes”, SIGKDD Explorations 2001).
 */
export function featuresOf(task: Task, y: Float64Array): DenseMatrix {
  const { columns, groups } = task.table;
  const others = columns.filter((column) => column !== task.column);
  const folds = foldsOf(task.random.fork("folds"), y.length);
  const lists = [
    ...others.filter(({ kind }) => kind === "number").map(({ values }) => values),
    ...others.flatMap(indicators),
    ...[...others.filter(({ kind }) => kind === "category"), ...groups].map((column) => groupMeans(column, y, folds)),
  ];
  const features = zeros(y.length, lists.length);
  lists.forEach((values, f) => {
    for (let row = 0; row < y.length; row++) features.data[row * lists.length + f] = values[row]!;
  });
  return features;
}

const foldsOf = (random: Random, rows: number) => Uint8Array.from({ length: rows }, () => random.int(FOLDS));

function indicators({ vocabulary, values }: CodedColumn): Float64Array[] {
  if (vocabulary.length > INDICATORS) return [];
  return vocabulary.map((_, code) => values.map((value) => (Number.isNaN(value) ? Number.NaN : value === code ? 1 : 0)));
}

function groupMeans({ values, vocabulary }: CodedColumn, y: Float64Array, folds: Uint8Array): Float64Array {
  const [sums, sizes] = [new Float64Array(vocabulary.length * (FOLDS + 1)), new Float64Array(vocabulary.length * (FOLDS + 1))];
  let [sum, size] = [0, 0];
  for (let row = 0; row < y.length; row++) {
    if (Number.isNaN(values[row]!) || Number.isNaN(y[row]!)) continue;
    // The last place of a group holds all its rows, the others those of each fold.
    for (const place of [values[row]! * (FOLDS + 1) + folds[row]!, values[row]! * (FOLDS + 1) + FOLDS]) {
      sums[place]! += y[row]!;
      sizes[place]!++;
    }
    sum += y[row]!;
    size++;
  }
  return values.map((group, row) => {
    const all = group * (FOLDS + 1) + FOLDS;
    const own = Number.isNaN(y[row]!) ? undefined : group * (FOLDS + 1) + folds[row]!;
    const others = (sizes[all] ?? 0) - (own === undefined ? 0 : (sizes[own] ?? 0));
    if (!(others > 0)) return Number.NaN;
    return (sums[all]! - (own === undefined ? 0 : sums[own]!) + (PRIOR * sum) / size) / (others + PRIOR);
  });
}
