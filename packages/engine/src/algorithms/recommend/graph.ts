import {
  type DenseMatrix,
  denseRow,
  denseTimesVector,
  leadingSingularVectors,
  type SingularVectors,
  type SparseMatrix,
  type SparseRow,
  zeros,
} from "@segue/kernels";
import { type Static, Type } from "typebox";
import { defineAlgorithm, type Query, type Recommender, type TrainContext } from "../algorithm.js";
import { dataOf, tensorOf } from "../tensors.js";
import { tunable } from "../tunable.js";
import { tooLittleInCommon } from "../unfit.js";
import { transformRow, transformRows, valueConfig } from "../values.js";

const config = Type.Object(
  {
    factors: Type.Integer({
      minimum: 1,
      maximum: 512,
      default: 256,
      description: "How many of the smoothest patterns of the graph are kept: numbers that describe a track",
      ...tunable({ low: 32, high: 512, scale: "log" }),
    }),
    cutoff: Type.Number({
      minimum: 1e-4,
      maximum: 10,
      default: 0.03,
      description: "μ: patterns whose strength λ (1 for the strongest) is far below it are filtered out",
      ...tunable({ low: 0.003, high: 0.3, scale: "log" }),
    }),
    steepness: Type.Number({
      minimum: 0.25,
      maximum: 8,
      default: 2,
      description: "Power of the filter λ ÷ (λ + μ): how sharply it parts strong patterns from weak ones",
      ...tunable({ low: 0.5, high: 4, scale: "log" }),
    }),
    listenerExponent: Type.Number({
      minimum: 0,
      maximum: 1,
      default: 0.3,
      description: "Power of a listener's degree by which their edges are divided; 0.5 in LightGCN",
      ...tunable({ low: 0, high: 0.8, scale: "linear" }),
    }),
    trackExponent: Type.Number({
      minimum: 0,
      maximum: 1,
      default: 0.2,
      description: "Power of a track's degree by which its edges are divided; 0.5 in LightGCN",
      ...tunable({ low: 0, high: 0.8, scale: "linear" }),
    }),
    scoreExponent: Type.Number({
      minimum: -1,
      maximum: 2,
      default: 0.1,
      description: "Power of a track's degree by which its scores are multiplied: less favours the less known",
      ...tunable({ low: -0.3, high: 0.8, scale: "linear" }),
    }),
    ...valueConfig({ values: "relative", valueExponent: 0.5 }),
  },
  { additionalProperties: false },
);
type Config = Static<typeof config>;

/**
 * Propagation over the graph of listeners and tracks, in closed form. LightGCN's layers are powers of the normalised adjacency Ã = D_u^−a R
 * D_i^−b, averaged: with embeddings that were never trained, a low-pass filter of the signal that a history is on the tracks
 * (Shen et al. 2021, sect. 4). Here the filter is chosen instead of trained: a history x scores
 *
 *     x D_i^−b V g(Λ) Vᵀ D_i^c,   g(λ) = (λ ÷ (λ + μ))^q,
 *
 * where ÃᵀÃ ≈ V Λ Vᵀ by its `factors` leading eigenvectors, Λ relative to the largest. λ ÷ (λ + μ) is the filter of least squares with
 * a ridge; the power takes weak patterns out more sharply; nothing but the history is propagated, so any listener can ask.
 */
export const graph = defineAlgorithm({
  name: "graph",
  task: "recommend",
  summary:
    "Lets a history spread over the graph of listeners and tracks, smoothly: graph convolution in closed form, without training by gradients. Small models, quick answers.",
  paper: "Shen et al., “How powerful is graph convolution for recommendation?”, CIKM 2021",
  holds: "tracks",
  config,
  unfit: tooLittleInCommon,
  estimate({ users, tracks, plays }, { factors }) {
    const side = Math.min(users, tracks);
    const passes = (ROUNDS + 1) * factors * (2 * plays + 2.5 * side * factors);
    return {
      bytes: 4 * factors * (users + 3 * tracks + 4 * side) + COST.playBytes * plays,
      model: 4 * tracks * (factors + 1),
      seconds: COST.start + COST.multiplication * passes + COST.turn * factors ** 3,
    };
  },
  async train(dataset, parameters, context) {
    const edges = transformRows(dataset.plays, parameters);
    const degrees = trackDegrees(edges);
    const patterns = await patternsOf(normalised(edges, degrees, parameters), parameters, context);
    return recommender(filtered(patterns, degrees, parameters), spread(degrees, parameters), parameters);
  },
  restore(files, parameters) {
    const [rows, cols] = tensorOf(files, "tracks").shape;
    const tracks = { rows: rows!, cols: cols!, data: dataOf(files, "tracks", Float32Array) };
    return recommender(tracks, dataOf(files, "spread", Float32Array), parameters);
  },
});

/** Passes of the patterns over the graph and back: more change no figure. */
const ROUNDS = 6;

/** Seconds and bytes, fitted to `bench/estimates.ts`. */
const COST = { start: 0.1, multiplication: 1e-9, turn: 3e-8, playBytes: 24 };

/** Sums of the tracks' edges. */
function trackDegrees({ cols, indices, values }: SparseMatrix): Float64Array {
  const degrees = new Float64Array(cols);
  indices.forEach((track, p) => {
    degrees[track]! += values[p]!;
  });
  return degrees;
}

/** Ã: the edges divided by powers of the degrees of both ends. */
function normalised(edges: SparseMatrix, degrees: Float64Array, { listenerExponent, trackExponent }: Config): SparseMatrix {
  const byTrack = degrees.map((degree) => inversePower(degree, trackExponent));
  const values = new Float32Array(edges.values.length);
  for (let user = 0; user < edges.rows; user++) {
    const [from, to] = [edges.indptr[user]!, edges.indptr[user + 1]!];
    const own = inversePower(
      edges.values.subarray(from, to).reduce((sum, value) => sum + value, 0),
      listenerExponent,
    );
    for (let p = from; p < to; p++) values[p] = edges.values[p]! * own * byTrack[edges.indices[p]!]!;
  }
  return { ...edges, values };
}

const inversePower = (degree: number, exponent: number) => (degree > 0 ? degree ** -exponent : 0);

async function patternsOf(edges: SparseMatrix, { factors }: Config, { random, report }: TrainContext): Promise<SingularVectors> {
  await report(0, "finding patterns");
  const steps = leadingSingularVectors(edges, { k: factors, rounds: ROUNDS, random });
  for (;;) {
    const { done, value } = steps.next();
    if (done) {
      await report(1, "found patterns");
      return value;
    }
    await report(value, "finding patterns");
  }
}

/** D_i^c V g(Λ)^½: tracks × factors. */
function filtered({ values, right }: SingularVectors, degrees: Float64Array, parameters: Config): DenseMatrix {
  const { cutoff, steepness, scoreExponent } = parameters;
  const largest = (values[0] ?? 0) ** 2;
  const roots = values.map((value) => {
    const strength = largest > 0 ? value ** 2 / largest : 0;
    return (strength / (strength + cutoff)) ** (steepness / 2);
  });
  const factorOf = degrees.map((degree) => (degree > 0 ? degree ** scoreExponent : 0));
  const { cols } = right;
  return { ...right, data: right.data.map((x, at) => x * roots[at % cols]! * factorOf[Math.floor(at / cols)]!) };
}

/** D_i^−b ÷ D_i^c: by what a track's vector enters the listener's, other than the track's own. */
const spread = (degrees: Float64Array, { trackExponent, scoreExponent }: Config): Float32Array =>
  Float32Array.from(degrees, (degree) => inversePower(degree, trackExponent + scoreExponent));

/** `tracks`: tracks × factors; `entry`: what a track of a history counts, a number a track. */
function recommender(tracks: DenseMatrix, entry: Float32Array, parameters: Config): Recommender {
  const of = async (queries: readonly Query[]) => {
    const listeners = zeros(queries.length, tracks.cols);
    queries.forEach(({ history }, row) => {
      denseRow(listeners, row).set(summed(weighted(history), tracks));
    });
    return listeners;
  };
  const weighted = (history: SparseRow): SparseRow => {
    const { indices, values } = transformRow(history, parameters);
    return { indices, values: values.map((value, p) => value * entry[indices[p]!]!) };
  };
  return {
    async score(queries) {
      const out = zeros(queries.length, tracks.rows);
      const listeners = await of(queries);
      queries.forEach((_, row) => {
        denseTimesVector(tracks, denseRow(listeners, row), denseRow(out, row));
      });
      return out;
    },
    vectors: { tracks, of },
    explain({ history }, track) {
      const { indices, values } = weighted(history);
      const towards = denseRow(tracks, track);
      return Array.from(indices, (heard, p) => {
        const own = denseRow(tracks, heard);
        return { track: heard, value: values[p]! * towards.reduce((sum, x, i) => sum + x * own[i]!, 0) };
      });
    },
    files: () => ({
      tensors: {
        tracks: { shape: [tracks.rows, tracks.cols], data: tracks.data },
        spread: { shape: [entry.length], data: entry },
      },
    }),
    // The vectors once more to search in.
    besideFiles: tracks.data.byteLength,
  };
}

/** The weighted sum of the vectors of a history's tracks. */
function summed({ indices, values }: SparseRow, { cols, data }: DenseMatrix): Float64Array {
  const sum = new Float64Array(cols);
  indices.forEach((track, p) => {
    for (let c = 0, from = track * cols; c < cols; c++) sum[c]! += values[p]! * data[from + c]!;
  });
  return sum;
}
