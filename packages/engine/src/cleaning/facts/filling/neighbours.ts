import { topK } from "@segue/kernels";
import { binned } from "./bins.js";
import type { CodedColumn } from "./coded-table.js";
import { type Filler, observedRows, type Task } from "./filler.js";
import { relevance } from "./relevance.js";
import { typical } from "./typical.js";

/** Neighbours asked. */
const K = 10;
/** No more rows than these may be neighbours: with many unknown cells, time stays bounded. */
const REFERENCES = 5000;
/** Columns that matter less than this part of what the best one does are left out of the distance. */
const LEAST = 0.02;
/** Bins by which a column's relevance is judged. */
const BINS = 20;
/** Added to a distance before its reciprocal becomes a weight: equal rows do not count without bound. */
const NEAR = 0.02;

/**
 * The mean or commonest value of the ten most similar rows, the nearer ones counting more. The distance is Gower's (“A general
 * coefficient of similarity”, Biometrics 1971): over the columns that both rows know, of numbers the difference in standard
 * deviations (at most 1 counts), of categories 0 or 1; each column weighted by its {@link relevance} to the column in question.
 */
export const neighbours: Filler = {
  name: "neighbours",
  fill(task, rows) {
    const axes = axesOf(task);
    const references = referenceRows(task);
    const near = new Float32Array(references.length);
    return Float64Array.from(rows, (row) => {
      if (axes.length === 0) return Number.NaN;
      nearness(axes, row, references, near);
      const nearest = topK(near, K);
      const values = Float64Array.from(nearest, (i) => task.observed[references[i]!]!);
      return typical(
        task.column.kind,
        values,
        Float64Array.from(nearest, (i) => 1 / (NEAR - near[i]!)),
      );
    });
  },
};

/** A column of the distance. */
interface Axis {
  /** In standard deviations, or codes; NaN where unknown. */
  readonly values: Float64Array;
  readonly kind: CodedColumn["kind"];
  readonly weight: number;
}

function axesOf(task: Task): Axis[] {
  const others = [...task.table.columns.filter((column) => column !== task.column), ...task.table.groups];
  const weights = others.map((column) => relevance(task, binned(column, BINS)));
  const least = LEAST * Math.max(0, ...weights);
  return others.flatMap(({ kind, values }, i) =>
    weights[i]! > least ? [{ kind, weight: weights[i]!, values: kind === "number" ? standardised(values) : values }] : [],
  );
}

function standardised(values: Float64Array): Float64Array {
  const known = values.filter((value) => !Number.isNaN(value));
  const mean = typical("number", known);
  const spread = Math.sqrt(
    typical(
      "number",
      known.map((value) => (value - mean) ** 2),
    ),
  );
  return values.map((value) => (spread > 0 ? (value - mean) / spread : 0 * value));
}

/** All observed rows, or a draw of them. */
function referenceRows(task: Task): Uint32Array {
  const rows = observedRows(task);
  return rows.length <= REFERENCES ? rows : task.random.fork("references").shuffle(rows).subarray(0, REFERENCES).sort();
}

/** Minus the distances from `row` to the references, in [−1, 0]; −∞ where no column is known of both. */
function nearness(axes: readonly Axis[], row: number, references: Uint32Array, near: Float32Array): void {
  const total = new Float32Array(references.length);
  near.fill(0);
  for (const { kind, values, weight } of axes) {
    const value = values[row]!;
    if (Number.isNaN(value)) continue;
    for (let i = 0; i < references.length; i++) {
      const other = values[references[i]!]!;
      if (Number.isNaN(other)) continue;
      const apart = kind === "number" ? Math.min(1, Math.abs(value - other)) : value === other ? 0 : 1;
      near[i]! -= weight * apart;
      total[i]! += weight;
    }
  }
  for (let i = 0; i < near.length; i++) near[i] = total[i]! > 0 ? near[i]! / total[i]! : Number.NEGATIVE_INFINITY;
}
