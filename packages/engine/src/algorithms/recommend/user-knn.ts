import { addRowProduct, denseRow, type SparseMatrix, type SparseRow, topK, transpose, zeros } from "@segue/kernels";
import { type Static, Type } from "typebox";
import { defineAlgorithm, type Recommender } from "../algorithm.js";
import { type Candidates, createComparison, similarityConfig } from "../similarity.js";
import { sparseFrom, sparseTensors } from "../tensors.js";
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
    }),
    idf: Type.Number({
      minimum: 0,
      maximum: 4,
      default: 1,
      description:
        "For cosine: how much more rare tracks tell than common ones, as the power of ln(listeners ÷ listeners of the track) that multiplies the values compared",
    }),
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
  async train({ plays }, parameters, { report }) {
    const model = recommender(transformRows(plays, parameters), parameters);
    await report(1, "indexed histories");
    return model;
  },
  restore: (files, parameters) => recommender(sparseFrom(files), parameters),
});

/** Seconds and bytes, fitted to `bench/estimates.ts`. */
const COST = { start: 0.015, play: 1.5e-7, userBytes: 400, playBytes: 28 };

/** `histories`: users × tracks, values already transformed. */
function recommender(histories: SparseMatrix, parameters: Config): Recommender {
  const scale = columnScale(histories, parameters);
  const compared = { ...histories, values: scaled(histories, scale) };
  const find = createComparison(compared, transpose(compared), parameters);
  const size = (user: number) => histories.indptr[user + 1]! - histories.indptr[user]!;
  return {
    async score(queries) {
      const out = zeros(queries.length, histories.cols);
      queries.forEach(({ history }, row) => {
        const asked = transformRow(history, parameters);
        // A listener all of whose tracks are in the history knows no other track: it would only take a better one's place.
        const listeners = find({ ...asked, values: scaled(asked, scale) }, (user, common) => common < size(user));
        addRowProduct(nearest(listeners, parameters.neighbours), histories, denseRow(out, row));
      });
      return out;
    },
    files: () => ({ tensors: sparseTensors(histories) }),
    // Scaled values, and the same by track.
    besideFiles: (scale === undefined ? 8 : 12) * histories.indices.length + 8 * (histories.rows + histories.cols),
  };
}

/** The `k` nearest listeners (all when k = 0) as a sparse row over the listeners. */
function nearest({ rows, weights }: Candidates, k: number): SparseRow {
  const best = topK(weights, k === 0 ? weights.length : k).sort();
  return { indices: best.map((position) => rows[position]!), values: Float32Array.from(best, (position) => weights[position]!) };
}

/** What each track's values are multiplied by before they are compared; undefined for 1. */
function columnScale(histories: SparseMatrix, { similarity, idf }: Config): Float32Array | undefined {
  if (similarity !== "cosine" || idf === 0) return undefined;
  const listeners = new Float32Array(histories.cols);
  for (const track of histories.indices) listeners[track]!++;
  return listeners.map((count) => Math.log(histories.rows / Math.max(1, count)) ** idf);
}

function scaled({ indices, values }: SparseRow, scale: Float32Array | undefined): Float32Array {
  return scale === undefined ? values : values.map((value, p) => value * scale[indices[p]!]!);
}
