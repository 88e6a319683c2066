import type { SparseMatrix, SparseRow } from "@segue/kernels";
import { type Static, Type } from "typebox";
import { tunable } from "./tunable.js";

/** Schema of the parameters that say how much each column tells when rows are compared by cosine. */
export function termConfig(defaults: { idf: number }, columns: { one: string; rows: string }) {
  return {
    idf: Type.Number({
      minimum: 0,
      maximum: 4,
      default: defaults.idf,
      description: `For cosine: how much more a rare ${columns.one} tells than a common one, as the power of ln(${columns.rows} ÷ ${columns.rows} of the ${columns.one}) that multiplies the values compared`,
      ...tunable({ low: 0, high: 2, scale: "linear" }),
    }),
    weighting: Type.Enum(["values", "bm25"], {
      default: "values",
      description:
        "For cosine: what is compared: the values as they are, or as BM25 has them, which saturate and count less in rows with much",
    }),
    saturation: Type.Number({
      minimum: 0,
      maximum: 1000,
      default: 1.2,
      description: "k₁ of BM25: how soon more of the same no longer matters; 0 makes every value count the same",
    }),
    lengthPenalty: Type.Number({
      minimum: 0,
      maximum: 1,
      default: 0.75,
      description: "b of BM25: how far a value counts by its row's sum; 0 not at all",
    }),
  };
}

const schema = Type.Object(termConfig({ idf: 0 }, { one: "column", rows: "rows" }));
interface TermConfig extends Static<typeof schema> {
  readonly similarity: string;
}

/** What is compared in place of a row's values. */
export type WeighRow = (row: SparseRow) => Float32Array;

/**
 * How rows like those of `matrix` are weighed before they are compared: idf over its columns, and BM25 (Robertson & Zaragoza, “The probabilistic
 * relevance framework: BM25 and beyond”, 2009, eq. 3.15) with a row for a document.
 */
export function createWeighing(matrix: SparseMatrix, config: TermConfig): WeighRow {
  if (config.similarity !== "cosine") return asItIs;
  const scale = columnScale(matrix, config.idf);
  const value = config.weighting === "bm25" ? saturated(matrix, config) : asItIs;
  if (scale === undefined) return value;
  return (row) => value(row).map((each, p) => each * scale[row.indices[p]!]!);
}

const asItIs: WeighRow = ({ values }) => values;

/** The matrix with every row weighed; its values are the matrix's own where nothing is. */
export function weighRows(matrix: SparseMatrix, weigh: WeighRow): SparseMatrix {
  if (weigh === asItIs) return matrix;
  const values = new Float32Array(matrix.values.length);
  for (let r = 0; r < matrix.rows; r++) {
    const [from, to] = [matrix.indptr[r]!, matrix.indptr[r + 1]!];
    values.set(weigh({ indices: matrix.indices.subarray(from, to), values: matrix.values.subarray(from, to) }), from);
  }
  return { ...matrix, values };
}

/** What each column's values are multiplied by; undefined for 1. */
function columnScale({ rows, cols, indices }: SparseMatrix, idf: number): Float32Array | undefined {
  if (idf === 0) return undefined;
  const counts = new Float32Array(cols);
  for (const column of indices) counts[column]!++;
  return counts.map((count) => Math.log(rows / Math.max(1, count)) ** idf);
}

function saturated({ rows, values }: SparseMatrix, { saturation, lengthPenalty }: TermConfig): WeighRow {
  const usual = sumOf(values) / Math.max(1, rows);
  return (row) => {
    const half = saturation * (1 - lengthPenalty + (lengthPenalty * sumOf(row.values)) / Math.max(usual, Number.MIN_VALUE));
    return row.values.map((value) => (value * (saturation + 1)) / (half + value));
  };
}

const sumOf = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0);
