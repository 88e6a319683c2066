import {
  addRowProduct,
  CONGRUENCE_BLOCK,
  congruenceDiagonal,
  congruenceRows,
  denseRow,
  invertPositiveDefinite,
  type SparseMatrix,
  sparseRowGram,
  transpose,
  zeros,
} from "@segue/kernels";
import { type Static, Type } from "typebox";
import type { Dataset } from "../../dataset/dataset.js";
import { defineAlgorithm, type Recommender, type TrainContext } from "../algorithm.js";
import { attributeConfig, attributeRows, expectedAttributes, withAttributes } from "../attribute-rows.js";
import { contributions } from "../contributions.js";
import { pruned, type RowSource, SAMPLED_ROWS } from "../pruned-weights.js";
import { sparseFrom, sparseTensors } from "../tensors.js";
import { tunable } from "../tunable.js";
import { tooLittleInCommon } from "../unfit.js";
import { transformRow, transformRows, valueConfig } from "../values.js";

const config = Type.Object(
  {
    regularization: Type.Number({
      minimum: 0.01,
      maximum: 1e6,
      default: 100,
      description: "Ridge λ on the weights",
      ...tunable({ low: 1, high: 3000, scale: "log" }),
    }),
    denoising: Type.Number({
      minimum: 0,
      maximum: 100,
      default: 0.9,
      description:
        "Ridge β of a track for each unit of its own sum of squares: weights that still predict when listeners' tracks are dropped at random with p ÷ (1 − p) = β (Steck 2020)",
      ...tunable({ low: 0, high: 2, scale: "linear" }),
    }),
    ridgeExponent: Type.Number({
      minimum: -1,
      maximum: 1,
      default: 0.1,
      description: "Power of a track's listeners ÷ 10 by which its ridge is multiplied: above 0 popular tracks speak more softly",
      ...tunable({ low: -0.3, high: 0.6, scale: "linear" }),
    }),
    relaxation: Type.Number({
      minimum: 0,
      maximum: 1,
      default: 0.3,
      description: "ξ: how much a track may predict itself (Moon, Kim & Lee 2023); 0 allows nothing, as in the original",
      ...tunable({ low: 0, high: 0.6, scale: "linear" }),
    }),
    scoreExponent: Type.Number({
      minimum: -2,
      maximum: 2,
      default: -0.1,
      description: "Power of a track's listeners by which its scores are multiplied: below 0 favours the less known",
      ...tunable({ low: -0.6, high: 0.4, scale: "linear" }),
    }),
    ...attributeConfig({ tagWeight: 0.7 }),
    weightsPerTrack: Type.Integer({
      minimum: 1,
      maximum: 20_000,
      default: 150,
      description: "How many weights a track keeps on average; the smallest of all are left out",
    }),
    form: Type.Enum(["auto", "users", "tracks"], {
      default: "auto",
      description: "Which matrix is inverted, (users + tags)² or tracks²; auto takes the smaller. The weights are the same",
    }),
    ...valueConfig({ values: "relative", valueExponent: 1 }),
  },
  { additionalProperties: false },
);
type Config = Static<typeof config>;

/**
 * Generalised EASE: the linear model G ≈ G B that minimises |G − G B|² + Σ_i D_i |B_i|² with at most ξ on the diagonal, in closed form. G
 * has a row for each listener and each tag; the ridge D_i = (λ + β|g_i|²) (n_i ÷ 10)ᵉ of track i grows with its noise (Steck, “Autoencoders that
 * don't overfit towards the identity”, NeurIPS 2020) and popularity. With P = (GᵀG + D)⁻¹, B_ij = −P_ij κ_j, where κ_j = 1 ÷ P_jj keeps the diagonal 0 (Steck
 * 2019, eq. 8) and κ_j = (1 − ξ) ÷ P_jj, at most D_j, leaves it ξ (Moon, Kim & Lee, “It's enough: relaxing diagonal constraints in linear autoencoders for
 * recommendation”, SIGIR 2023).
 *
 * With H = G D^−½ and S = Hᵀ(HHᵀ + I)⁻¹H = I − (HᵀH + I)⁻¹ (matrix inversion lemma), D^½ P D^½ = I − S: the same weights come from an
 * inverse of rows² or of tracks² numbers. Either way all tracks² weights exist only a few rows at a time; the largest are kept. The diagonal, which
 * would only repeat the history, is left out.
 */
export const ease = defineAlgorithm({
  name: "ease",
  task: "recommend",
  summary:
    "A linear model of each track from all the others, solved exactly; learns from tags, too. Among the best where tracks or listeners are thousands.",
  paper: "Steck, “Embarrassingly shallow autoencoders for sparse data”, WWW 2019",
  holds: "tracks",
  config,
  unfit: tooLittleInCommon,
  estimate(size, parameters) {
    const { users, tracks, plays } = size;
    const { weightsPerTrack, form } = parameters;
    const extra = expectedAttributes(size, parameters);
    const [rows, entries] = [users + extra.rows, plays + extra.entries];
    const dual = form === "auto" ? rows < tracks : form === "users";
    const side = dual ? rows : tracks;
    const kept = tracks * Math.min(weightsPerTrack, tracks);
    const sample = weightsPerTrack < tracks ? 4 * Math.min(SAMPLED_ROWS, tracks) * tracks : 0;
    const weights = dual ? COST.dualWeight * entries * tracks + COST.half * entries * rows : COST.weight * tracks * tracks;
    return {
      bytes: 8 * side * side + Math.max(sample, COST.keptBytes * kept) + 100 * tracks + COST.playBytes * entries,
      model: 4 * tracks + 8 * kept,
      seconds: COST.start + COST.inverse * side ** 3 + weights,
    };
  },
  async train(dataset, parameters, context) {
    return recommender(await solve(dataset, parameters, context), parameters);
  },
  restore: (files, parameters) => recommender(sparseFrom(files), parameters),
});

/** Seconds and bytes, fitted to `bench/estimates.ts`. */
const COST = { start: 0.2, inverse: 0.27e-9, dualWeight: 1e-9, half: 1.5e-9, weight: 8e-9, keptBytes: 16, playBytes: 30 };

/** The most rows or tracks (whichever are fewer) whose square is held and inverted: 29 GB of numbers. */
const LARGEST = 60_000;

/** B, tracks × tracks, without its smallest weights. */
async function solve(dataset: Dataset, parameters: Config, { report }: TrainContext): Promise<SparseMatrix> {
  const rows = withAttributes(transformRows(dataset.plays, parameters), attributeRows(dataset, parameters));
  const dual = parameters.form === "auto" ? rows.rows < rows.cols : parameters.form === "users";
  const side = dual ? rows.rows : rows.cols;
  if (side > LARGEST) throw new Error(tooLarge(rows));
  await report(0, "multiplying");
  const listeners = countsOf(dataset.plays);
  const ridge = ridgeOf(rows, listeners, parameters);
  const scaled = { ...rows, values: rows.values.map((value, p) => value / Math.sqrt(ridge[rows.indices[p]!]!)) };
  const byTrack = transpose(scaled);
  const inverse = sparseRowGram(dual ? scaled : byTrack);
  for (let i = 0; i < side; i++) inverse[i * side + i]! += 1;
  for (const done of invertPositiveDefinite(inverse, side)) await report(0.5 * done, "inverting");
  const form = dual ? rowsForm(inverse, byTrack) : tracksForm(inverse, side);
  const source = weightsOf(form, ridge, listeners, parameters);
  return await pruned(source, parameters.weightsPerTrack, (done, doing) => report(0.5 + 0.5 * done, doing));
}

function tooLarge({ rows, cols }: SparseMatrix): string {
  return (
    `EASE inverts a matrix as wide as the smaller of listeners with tags (${rows}) and tracks (${cols}), which may be ${LARGEST} at most. ` +
    "Leave out rare tracks when importing, or train als or item-knn, which have no such limit."
  );
}

/** Listeners of each track. */
function countsOf({ cols, indices }: SparseMatrix): Float64Array {
  const counts = new Float64Array(cols);
  for (const track of indices) counts[track]!++;
  return counts;
}

/** D, a number a track. */
function ridgeOf(
  rows: SparseMatrix,
  listeners: Float64Array,
  { regularization, denoising, ridgeExponent }: Config,
): Float64Array {
  const squares = new Float64Array(rows.cols);
  rows.indices.forEach((track, p) => {
    squares[track]! += rows.values[p]! ** 2;
  });
  return squares.map((sum, track) => (regularization + denoising * sum) * (Math.max(1, listeners[track]!) / 10) ** ridgeExponent);
}

/** The rows of S besides the diagonal, and `rest`: 1 − S_jj. */
interface Form extends RowSource {
  readonly rest: Float64Array;
}

/** S = Hᵀ(HHᵀ + I)⁻¹H. */
function rowsForm(inverse: Float64Array, byTrack: SparseMatrix): Form {
  const half = new Float64Array(byTrack.cols * CONGRUENCE_BLOCK);
  const entries = byTrack.indices.length;
  return {
    size: byTrack.rows,
    block: CONGRUENCE_BLOCK,
    work: entries + (entries / Math.max(1, byTrack.rows)) * byTrack.cols,
    rest: congruenceDiagonal(byTrack, inverse).map((own) => 1 - own),
    rows: (which, out) => congruenceRows(byTrack, inverse, which, half, out),
  };
}

/** S = I − (HᵀH + I)⁻¹. */
function tracksForm(inverse: Float64Array, tracks: number): Form {
  return {
    size: tracks,
    block: 1,
    work: tracks,
    rest: Float64Array.from({ length: tracks }, (_, j) => inverse[j * tracks + j]!),
    rows([track], out) {
      for (let j = 0; j < tracks; j++) out[j] = -inverse[track! * tracks + j]!;
    },
  };
}

/** B_ij = S_ij (D_j ÷ D_i)^½ κ_j ÷ D_j, times what the score of j is multiplied by. */
function weightsOf(form: Form, ridge: Float64Array, listeners: Float64Array, { relaxation, scoreExponent }: Config): RowSource {
  const to = ridge.map((own, j) => {
    const rest = form.rest[j]!;
    const relaxed = 1 - rest > relaxation ? (1 - relaxation) / rest : 1;
    return Math.sqrt(own) * relaxed * Math.max(1, listeners[j]!) ** scoreExponent;
  });
  const { size } = form;
  return {
    ...form,
    rows(which, out) {
      form.rows(which, out);
      which.forEach((track, b) => {
        scaleRow(out.subarray(b * size, (b + 1) * size), 1 / Math.sqrt(ridge[track]!), to);
      });
    },
  };
}

function scaleRow(row: Float64Array, factor: number, factors: Float64Array): void {
  for (let j = 0; j < row.length; j++) row[j] = row[j]! * factor * factors[j]!;
}

function recommender(weights: SparseMatrix, parameters: Config): Recommender {
  return {
    async score(queries) {
      const out = zeros(queries.length, weights.cols);
      queries.forEach(({ history }, row) => {
        addRowProduct(transformRow(history, parameters), weights, denseRow(out, row));
      });
      return out;
    },
    explain: ({ history }, track) => contributions(transformRow(history, parameters), weights, track),
    files: () => ({ tensors: sparseTensors(weights) }),
  };
}
