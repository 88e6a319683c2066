import {
  type CommonSums,
  cosine,
  createOverlap,
  euclidean,
  overlapProducts,
  overlapSums,
  pearson,
  pearsonAbout,
  rowOf,
  type SparseMatrix,
  type SparseRow,
} from "@segue/kernels";
import { type Static, Type } from "typebox";
import { tunable } from "./tunable.js";

/** Schema of the parameters that say how alike two rows are. */
export function similarityConfig(defaults: { shrinkage: number; similarityExponent: number }) {
  return {
    similarity: Type.Enum(["cosine", "pearson", "euclidean"], {
      default: "cosine",
      description:
        "cosine: of the angle between all entries of both; pearson: correlation over the entries that both have, for predicting ratings; euclidean: 1 / (1 + distance over the entries that both have)",
    }),
    means: Type.Enum(["common", "all"], {
      default: "common",
      description: "For pearson: means over the entries that both have, or each one's mean over all its own entries",
    }),
    shrinkage: Type.Number({
      minimum: 0,
      maximum: 1000,
      default: defaults.shrinkage,
      description: "Trust in small overlaps: a similarity from n common entries is multiplied by n / (n + shrinkage)",
      ...tunable({ low: 0, high: 50, scale: "linear" }),
    }),
    asymmetry: Type.Number({
      minimum: 0,
      maximum: 1,
      default: 0.5,
      description:
        "For cosine: the power of one's own length by which x·y is divided, the other's has the rest of 1; ½ is the cosine (Aiolli, RecSys 2013)",
      ...tunable({ low: 0.2, high: 0.8, scale: "linear" }),
    }),
    similarityExponent: Type.Number({
      minimum: 0.1,
      maximum: 8,
      default: defaults.similarityExponent,
      description: "Power to which a similarity is raised before it weighs a neighbour",
      ...tunable({ low: 0.25, high: 4, scale: "log" }),
    }),
  };
}

const schema = Type.Object(similarityConfig({ shrinkage: 0, similarityExponent: 1 }));
type SimilarityConfig = Static<typeof schema>;

/** The neighbours of one row: rows of the matrix in ascending order, and how much each weighs (> 0). */
export interface Candidates {
  readonly rows: Int32Array;
  readonly weights: Float32Array;
}

/** A function that finds all neighbours of a row among the rows of a matrix; `accept` may refuse some by row and number of common entries. */
export type FindCandidates = (row: SparseRow, accept: (row: number, common: number) => boolean) => Candidates;

/**
 * Prepares the comparison with the rows of `matrix` (`byColumn` is its transpose). Rows with nothing in common and those of
 * similarity ≤ 0 are nobody's neighbours. Shrinkage: Bell & Koren, "Scalable collaborative filtering with jointly derived neighborhood
 * interpolation weights", ICDM 2007.
 */
export function createComparison(matrix: SparseMatrix, byColumn: SparseMatrix, config: SimilarityConfig): FindCandidates {
  const overlap = createOverlap(matrix.rows);
  const needsSums = config.similarity !== "cosine";
  const own = statistics(matrix);
  const symmetric = config.asymmetry === 0.5;
  const measure = (y: number, row: Statistics): number => {
    if (config.similarity === "cosine")
      return symmetric
        ? cosine(overlap.xy[y]!, row.length, own[y]!.length)
        : asymmetricCosine(overlap.xy[y]!, row.length, own[y]!.length, config.asymmetry);
    const sums = sumsAt(overlap, y);
    if (config.similarity === "euclidean") return euclidean(sums);
    return config.means === "common" ? pearson(sums) : pearsonAbout(sums, row.mean, own[y]!.mean);
  };
  return (row, accept) => {
    if (needsSums) overlapSums(row, byColumn, overlap);
    else overlapProducts(row, byColumn, overlap);
    const mine = statisticsOf(row.values);
    const touched = overlap.touched.slice(0, overlap.size).sort();
    const weights = new Float32Array(touched.length);
    let kept = 0;
    for (const y of touched) {
      const common = overlap.n[y]!;
      if (!accept(y, common)) continue;
      const similarity = measure(y, mine) * (common / (common + config.shrinkage));
      if (!(similarity > 0)) continue;
      touched[kept] = y;
      weights[kept++] = similarity ** config.similarityExponent;
    }
    return { rows: touched.subarray(0, kept), weights: weights.subarray(0, kept) };
  };
}

function asymmetricCosine(xy: number, mine: number, theirs: number, asymmetry: number): number {
  const lengths = mine ** (2 * asymmetry) * theirs ** (2 - 2 * asymmetry);
  return lengths > 0 ? xy / lengths : 0;
}

interface Statistics {
  readonly mean: number;
  /** Euclidean. */
  readonly length: number;
}

function statistics(matrix: SparseMatrix): Statistics[] {
  return Array.from({ length: matrix.rows }, (_, r) => statisticsOf(rowOf(matrix, r).values));
}

function statisticsOf(values: Float32Array): Statistics {
  let sum = 0;
  let squares = 0;
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  return { mean: values.length === 0 ? 0 : sum / values.length, length: Math.sqrt(squares) };
}

function sumsAt({ n, x, y, xx, yy, xy }: ReturnType<typeof createOverlap>, at: number): CommonSums {
  return { n: n[at]!, x: x[at]!, y: y[at]!, xx: xx[at]!, yy: yy[at]!, xy: xy[at]! };
}
