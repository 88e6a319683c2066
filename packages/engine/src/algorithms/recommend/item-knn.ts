import {
  addRowProduct,
  createSparseBuilder,
  denseRow,
  nearestRows,
  rowOf,
  type SparseMatrix,
  type SparseRow,
  topK,
  transpose,
  zeros,
} from "@segue/kernels";
import { type Static, Type } from "typebox";
import type { Dataset } from "../../dataset/dataset.js";
import {
  defineAlgorithm,
  type ModelFiles,
  type PredictedRating,
  type RatingScale,
  type Recommender,
  type TrainContext,
} from "../algorithm.js";
import { contributions, positionOf } from "../contributions.js";
import { predictedRating, ratingScale, rowMeans, scaleFrom, scaleTensor } from "../rating-scale.js";
import { type Candidates, createComparison, similarityConfig } from "../similarity.js";
import { dataOf, sparseFrom, sparseTensors } from "../tensors.js";
import { createWeighing, termConfig, weighRows } from "../term-weights.js";
import { tunable } from "../tunable.js";
import { tooLittleInCommon } from "../unfit.js";
import { transformRow, transformRows, valueConfig } from "../values.js";

const config = Type.Object(
  {
    ...similarityConfig({ shrinkage: 0, similarityExponent: 0.5 }),
    ...termConfig({ idf: 0 }, { one: "listener", rows: "tracks" }),
    neighbours: Type.Integer({
      minimum: 0,
      maximum: 100_000,
      default: 0,
      description: "How many of its most similar tracks a track brings in; 0 for all",
      ...tunable({ choices: [0, 20, 50, 100, 200, 500] }),
    }),
    ...valueConfig({ values: "relative", valueExponent: 0.5 }),
  },
  { additionalProperties: false },
);
type Config = Static<typeof config>;

/**
 * Item-based k-nearest neighbours: a track scores the sum, over the tracks of the history, of how alike their listeners are,
 * times what the track of the history counts.
 */
export const itemKnn = defineAlgorithm({
  name: "item-knn",
  task: "recommend",
  summary: "Tracks whose listeners are alike those of the history's tracks. Fast, strong, easy to explain.",
  paper: "Deshpande & Karypis, “Item-based top-N recommendation algorithms”, ACM TOIS 2004",
  holds: "tracks",
  config,
  unfit: tooLittleInCommon,
  estimate({ tracks, plays, coPlays, trackPairs }, parameters) {
    const { neighbours, similarity } = parameters;
    const pairs = COST.share * trackPairs;
    const kept = neighbours === 0 ? pairs : Math.min(pairs, tracks * neighbours);
    const visit = similarity === "cosine" ? COST.visit : COST.visitWithSums;
    if (isOfAnglesAlone(parameters))
      return {
        bytes: COST.kernelBytes * kept + COST.trackBytes * tracks + COST.kernelPlayBytes * plays,
        model: 4 * tracks + 8 * kept,
        seconds: COST.start + COST.kernelVisit * coPlays + COST.take * kept,
      };
    return {
      bytes: COST.keptBytes * kept + COST.trackBytes * tracks + COST.playBytes * plays,
      model: 4 * tracks + 8 * kept,
      seconds: COST.start + visit * coPlays + (COST.pair + (neighbours === 0 ? COST.sort : COST.choose)) * pairs,
    };
  },
  async train(dataset, parameters, context) {
    const values = transformRows(dataset.plays, parameters);
    const lists = isOfAnglesAlone(parameters) ? nearestByCosine : neighbourLists;
    return recommender(await lists(values, parameters, context), parameters, ratingsOf(dataset));
  },
  restore: (files, parameters) => recommender(sparseFrom(files), parameters, ratingsFrom(files)),
});

/** Seconds and bytes, fitted to `bench/estimates.ts`. `share`: of the pairs of tracks that popularity would bring about, those there are. */
const COST = {
  share: 0.88,
  start: 0.15,
  visit: 6e-9,
  visitWithSums: 1.5e-8,
  pair: 5e-8,
  sort: 2.4e-7,
  choose: 3e-8,
  keptBytes: 16,
  trackBytes: 300,
  playBytes: 12,
  kernelVisit: 1e-9,
  take: 1e-8,
  kernelBytes: 24,
  kernelPlayBytes: 28,
};

/** Whether only the lengths of tracks and the angles between them count, and only the nearest are kept. */
const isOfAnglesAlone = ({ neighbours, similarity, shrinkage }: Config) =>
  neighbours > 0 && similarity === "cosine" && shrinkage === 0;

/** The same as {@link neighbourLists}, many times faster, for {@link isOfAnglesAlone}. */
async function nearestByCosine(plays: SparseMatrix, parameters: Config, { pool, report }: TrainContext) {
  const { neighbours, similarityExponent, asymmetry } = parameters;
  const byTrack = transpose(plays);
  const listeners = weighRows(byTrack, createWeighing(byTrack, parameters));
  // x·y ÷ (|x|²)ᵃ (|y|²)¹⁻ᵃ, a ½ for the cosine itself.
  const squares = squaresOf(listeners);
  const left = powers(squares, -asymmetry);
  const right = asymmetry === 0.5 ? left : powers(squares, asymmetry - 1);
  const nearness = { k: neighbours, left, right, most: asymmetry === 0.5 ? 1 : Number.POSITIVE_INFINITY };
  await report(0, "comparing tracks");
  const nearest = await nearestRows(listeners, nearness, pool, (done) => report(done, "comparing tracks"));
  await report(1, "compared");
  return similarityExponent === 1 ? nearest : { ...nearest, values: powers(nearest.values, similarityExponent) };
}

/** 0 stays 0. */
function powers(numbers: Float32Array | Float64Array, exponent: number): Float32Array {
  const out = new Float32Array(numbers.length);
  for (let at = 0; at < numbers.length; at++) if (numbers[at]! > 0) out[at] = power(numbers[at]!, exponent);
  return out;
}

/** Roots are many times faster than powers. */
function power(number: number, exponent: number): number {
  if (exponent === 0.5) return Math.sqrt(number);
  return exponent === -0.5 ? 1 / Math.sqrt(number) : number ** exponent;
}

/** Sums of squares of the rows. */
function squaresOf({ rows, indptr, values }: SparseMatrix): Float64Array {
  const squares = new Float64Array(rows);
  for (let row = 0, e = 0; row < rows; row++) for (; e < indptr[row + 1]!; e++) squares[row]! += values[e]! ** 2;
  return squares;
}

/** Pairs of entries compared between two reports. */
const STRIDE = 2e7;

/** tracks × tracks: in each row the most similar tracks, without the track itself. */
async function neighbourLists(plays: SparseMatrix, parameters: Config, { report }: TrainContext): Promise<SparseMatrix> {
  const byTrack = transpose(plays);
  const listeners = weighRows(byTrack, createWeighing(byTrack, parameters));
  const find = createComparison(listeners, transpose(listeners), parameters);
  const lists = createSparseBuilder(plays.cols, plays.cols);
  let work = 0;
  await report(0, "comparing tracks");
  for (let track = 0; track < plays.cols; track++) {
    const row = rowOf(listeners, track);
    const candidates = find(row, (other) => other !== track);
    for (const position of nearest(candidates, parameters.neighbours)) {
      lists.push(candidates.rows[position]!, candidates.weights[position]!);
    }
    lists.endRow();
    for (const user of row.indices) work += plays.indptr[user + 1]! - plays.indptr[user]!;
    if (work < STRIDE) continue;
    work = 0;
    await report(track / plays.cols, "comparing tracks");
  }
  await report(1, "compared");
  return lists.finish();
}

/** Positions of the `k` best candidates (all when k = 0) in ascending order of row. */
function nearest({ weights }: Candidates, k: number): Int32Array {
  return topK(weights, k === 0 ? weights.length : k).sort();
}

/** What is known of ratings. */
interface Ratings {
  readonly scale: RatingScale;
  /** Of each track. */
  readonly means: Float32Array;
}

function ratingsOf(dataset: Dataset): Ratings | undefined {
  const scale = ratingScale(dataset);
  return scale && { scale, means: rowMeans(transpose(dataset.plays), scale.mean) };
}

function ratingsFrom(files: ModelFiles): Ratings | undefined {
  const scale = scaleFrom(files);
  return scale && { scale, means: dataOf(files, "means", Float32Array) };
}

function recommender(lists: SparseMatrix, parameters: Config, ratings: Ratings | undefined): Recommender {
  return {
    async score(queries) {
      const out = zeros(queries.length, lists.cols);
      queries.forEach(({ history }, row) => {
        addRowProduct(transformRow(history, parameters), lists, denseRow(out, row));
      });
      return out;
    },
    explain: ({ history }, track) => contributions(transformRow(history, parameters), lists, track),
    ...(ratings && {
      ratings: {
        scale: ratings.scale,
        predict: ({ history }, tracks) => Array.from(tracks, (track) => ratingOf(track, history, lists, ratings)),
      },
    }),
    files: () => ({
      tensors: {
        ...sparseTensors(lists),
        ...(ratings && {
          means: { shape: [ratings.means.length], data: ratings.means },
          scale: scaleTensor(ratings.scale),
        }),
      },
    }),
  };
}

/** From how far the listener's ratings of similar tracks are from the means of those (Sarwar, Karypis, Konstan & Riedl, WWW 2001, about means). */
function ratingOf(track: number, history: SparseRow, lists: SparseMatrix, { scale, means }: Ratings): PredictedRating {
  const alike = contributions(onesAt(history.indices), lists, track);
  const deviations = alike.map(({ track: rated }) => history.values[positionOf(history.indices, rated)]! - means[rated]!);
  return predictedRating(means[track]!, { weights: alike.map(({ value }) => value), deviations }, scale);
}

const onesAt = (indices: Int32Array): SparseRow => ({ indices, values: new Float32Array(indices.length).fill(1) });
