import { addRowProduct, denseRow, rowOf, type SparseMatrix, type SparseRow, topK, transpose, zeros } from "@segue/kernels";
import { type Static, Type } from "typebox";
import { defineAlgorithm, type Query, type RatingPredictor, type RatingScale, type Recommender } from "../algorithm.js";
import { predictedRating, ratingScale, rowMeans, scaleFrom, scaleTensor } from "../rating-scale.js";
import { type Candidates, createComparison, similarityConfig } from "../similarity.js";
import { dataOf, sparseFrom, sparseTensors } from "../tensors.js";
import { createWeighing, termConfig, weighRows } from "../term-weights.js";
import { tunable } from "../tunable.js";
import { tooLittleInCommon } from "../unfit.js";
import { transformRow, transformRows, valueConfig } from "../values.js";

const config = Type.Object(
  {
    ...similarityConfig({ shrinkage: 5, similarityExponent: 1 }),
    neighbours: Type.Integer({
      minimum: 0,
      maximum: 100_000,
      default: 50,
      description: "How many of the most similar listeners are asked; 0 for all",
      ...tunable({ low: 10, high: 500, scale: "log" }),
    }),
    ...termConfig({ idf: 1 }, { one: "track", rows: "listeners" }),
    ...valueConfig({ values: "relative", valueExponent: 0.5 }),
  },
  { additionalProperties: false },
);
type Config = Static<typeof config>;

/**
 * User-based k-nearest neighbours: a track scores the sum, over the listeners most like the one who asks, of their similarity
 * times what the track counts for them. Keeps everybody's history (without names).
 */
export const userKnn = defineAlgorithm({
  name: "user-knn",
  task: "recommend",
  summary: "What listeners with a similar history listen to. Keeps histories, so it is rebuilt when a listener is erased.",
  paper: "Herlocker, Konstan, Borchers & Riedl, “An algorithmic framework for performing collaborative filtering”, SIGIR 1999",
  holds: "histories",
  config,
  unfit: tooLittleInCommon,
  estimate: ({ users, plays }) => ({
    bytes: COST.userBytes * users + COST.playBytes * plays,
    model: 4 * users + 8 * plays,
    seconds: COST.start + COST.play * plays,
  }),
  async train(dataset, parameters, { report }) {
    const scale = ratingScale(dataset);
    const ratings = scale && { scale, values: dataset.plays.values };
    const model = recommender(transformRows(dataset.plays, parameters), parameters, ratings);
    await report(1, "indexed histories");
    return model;
  },
  restore(files, parameters) {
    const scale = scaleFrom(files);
    return recommender(sparseFrom(files), parameters, scale && { scale, values: dataOf(files, "ratings", Float32Array) });
  },
});

/** Seconds and bytes, fitted to `bench/estimates.ts`. */
const COST = { start: 0.015, play: 1.5e-7, userBytes: 400, playBytes: 28 };

/** What is known of ratings. */
interface Ratings {
  readonly scale: RatingScale;
  /** Of each entry of the histories. */
  readonly values: Float32Array;
}

/** `histories`: users × tracks, values already transformed. */
function recommender(histories: SparseMatrix, parameters: Config, ratings: Ratings | undefined): Recommender {
  const weigh = createWeighing(histories, parameters);
  const compared = weighRows(histories, weigh);
  const find = createComparison(compared, transpose(compared), parameters);
  const like = ({ history }: Query, accept: (user: number, common: number) => boolean) => {
    const asked = transformRow(history, parameters);
    return find({ ...asked, values: weigh(asked) }, accept);
  };
  const size = (user: number) => histories.indptr[user + 1]! - histories.indptr[user]!;
  return {
    async score(queries) {
      const out = zeros(queries.length, histories.cols);
      queries.forEach((query, row) => {
        // A listener all of whose tracks are in the history knows no other track: it would only take a better one's place.
        const listeners = like(query, (user, common) => common < size(user));
        addRowProduct(nearest(listeners, parameters.neighbours), histories, denseRow(out, row));
      });
      return out;
    },
    ...(ratings && { ratings: predictor(histories, ratings, parameters, (query) => like(query, () => true)) }),
    files: () => ({
      tensors: {
        ...sparseTensors(histories),
        ...(ratings && {
          ratings: { shape: [ratings.values.length], data: ratings.values },
          scale: scaleTensor(ratings.scale),
        }),
      },
    }),
    // Values to compare, and the same by track.
    besideFiles:
      (compared.values === histories.values ? 8 : 12) * histories.indices.length + 8 * (histories.rows + histories.cols),
  };
}

/** The `k` nearest listeners (all when k = 0) as a sparse row over the listeners. */
function nearest({ rows, weights }: Candidates, k: number): SparseRow {
  const best = topK(weights, k === 0 ? weights.length : k).sort();
  return { indices: best.map((position) => rows[position]!), values: Float32Array.from(best, (position) => weights[position]!) };
}

/** Predicts ratings from those of the listeners most alike among those who rated the track. */
function predictor(
  histories: SparseMatrix,
  { scale, values }: Ratings,
  { neighbours }: Config,
  like: (query: Query) => Candidates,
): RatingPredictor {
  const rated = { ...histories, values };
  const means = rowMeans(rated, scale.mean);
  const byTrack = transpose(rated);
  return {
    scale,
    predict(query, tracks) {
      const { rows, weights } = like(query);
      const similarity = new Float32Array(histories.rows).fill(Number.NEGATIVE_INFINITY);
      rows.forEach((user, p) => {
        similarity[user] = weights[p]!;
      });
      const mine = query.history.values;
      const own = mine.length === 0 ? scale.mean : mine.reduce((sum, rating) => sum + rating, 0) / mine.length;
      return Array.from(tracks, (track) => {
        const raters = rowOf(byTrack, track);
        const alike = Float32Array.from(raters.indices, (user) => similarity[user]!);
        const asked = topK(alike, neighbours || raters.indices.length);
        const deviations = Array.from(asked, (p) => raters.values[p]! - means[raters.indices[p]!]!);
        return predictedRating(own, { weights: Array.from(asked, (p) => alike[p]!), deviations }, scale);
      });
    },
  };
}
