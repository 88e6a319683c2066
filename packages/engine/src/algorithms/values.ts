import type { SparseMatrix, SparseRow } from "@segue/kernels";
import { type Static, Type } from "typebox";
import { tunable } from "./tunable.js";

/** Schema of the two parameters that say what an algorithm makes of the weights of a history. */
export function valueConfig(defaults: { values: "plays" | "log" | "relative"; valueExponent: number }) {
  return {
    values: Type.Enum(["plays", "log", "relative"], {
      default: defaults.values,
      description:
        "What a track of a history counts: its weight as it is (plays), ln(1 + weight) (log), or that divided by its mean over the history (relative)",
    }),
    valueExponent: Type.Number({
      minimum: 0,
      maximum: 2,
      default: defaults.valueExponent,
      description: "Power to which that is raised; 0 makes every track of a history count 1",
      ...tunable({ low: 0, high: 1.5, scale: "linear" }),
    }),
  };
}

const schema = Type.Object(valueConfig({ values: "plays", valueExponent: 1 }));
type ValueConfig = Static<typeof schema>;

/** The history with its weights (> 0) transformed. Training and queries both come through here. */
export function transformRow({ indices, values }: SparseRow, config: ValueConfig): SparseRow {
  return { indices, values: isAsItIs(config) ? values : transform(values, config) };
}

/** Every row transformed by itself, as {@link transformRow} does. */
export function transformRows(matrix: SparseMatrix, config: ValueConfig): SparseMatrix {
  if (isAsItIs(config)) return matrix;
  const values = new Float32Array(matrix.values.length);
  for (let r = 0; r < matrix.rows; r++) {
    const from = matrix.indptr[r]!;
    values.set(transform(matrix.values.subarray(from, matrix.indptr[r + 1]), config), from);
  }
  return { ...matrix, values };
}

const isAsItIs = ({ values, valueExponent }: ValueConfig) => values === "plays" && valueExponent === 1;

function transform(weights: Float32Array, { values, valueExponent }: ValueConfig): Float32Array {
  if (valueExponent === 0) return new Float32Array(weights.length).fill(1);
  const base = values === "plays" ? weights : weights.map(Math.log1p);
  const unit = values === "relative" ? base.reduce((sum, value) => sum + value, 0) / base.length : 1;
  return base.map((value) => (value / unit) ** valueExponent);
}
