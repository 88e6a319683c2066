import {
  addRowProduct,
  createSparseBuilder,
  denseRow,
  invertPositiveDefinite,
  kthLargest,
  matrixTimesVector,
  rowOf,
  rowTimesSquare,
  type SparseMatrix,
  sparseRowGram,
  transpose,
  zeros,
} from "@segue/kernels";
import { type Static, Type } from "typebox";
import { defineAlgorithm, type Recommender, type TrainContext } from "../algorithm.js";
import { sparseFrom, sparseTensors } from "../tensors.js";
import { tooLittleInCommon } from "../unfit.js";
import { transformRow, transformRows, valueConfig } from "../values.js";

const config = Type.Object(
  {
    regularization: Type.Number({ minimum: 0.01, maximum: 1e6, default: 100, description: "Ridge λ on the weights" }),
    weightsPerTrack: Type.Integer({
      minimum: 1,
      maximum: 20_000,
      default: 150,
      description: "How many weights a track keeps on average; the smallest of all are left out",
    }),
    form: Type.Enum(["auto", "users", "tracks"], {
      default: "auto",
      description: "Which matrix is inverted, users² or tracks²; auto takes the smaller. The weights are the same",
    }),
    ...valueConfig({ values: "relative", valueExponent: 0.5 }),
  },
  { additionalProperties: false },
);
type Config = Static<typeof config>;

/**
 * EASE: the linear model X ≈ X B with zero diagonal that minimises |X − X B|² + λ|B|², in closed form. With P = (XᵀX + λI)⁻¹ its
 * weights are B_ij = −P_ij / P_jj (Steck 2019, eq. 8). By the matrix inversion lemma λP = I − S with S = Xᵀ(XXᵀ + λI)⁻¹X, so
 * B_ij = S_ij / (1 − S_jj): the same weights from an inverse of users² numbers, which is taken where there are fewer users than
 * tracks. Either way all tracks² weights exist only one row at a time; the largest are kept.
 */
export const ease = defineAlgorithm({
  name: "ease",
  task: "recommend",
  summary:
    "A linear model of each track from all the others, solved exactly. Among the best where tracks or listeners are thousands.",
  paper: "Steck, “Embarrassingly shallow autoencoders for sparse data”, WWW 2019",
  holds: "tracks",
  config,
  unfit: tooLittleInCommon,
  estimate({ users, tracks, plays }, { weightsPerTrack, form }) {
    const dual = form === "auto" ? users < tracks : form === "users";
    const side = dual ? users : tracks;
    const kept = tracks * Math.min(weightsPerTrack, tracks);
    const sample = weightsPerTrack < tracks ? 4 * Math.min(SAMPLE, tracks) * tracks : 0;
    return {
      bytes: 8 * side * side + Math.max(sample, COST.keptBytes * kept) + 20 * tracks + COST.playBytes * plays,
      model: 4 * tracks + 8 * kept,
      seconds: COST.start + COST.inverse * side ** 3 + (dual ? COST.dualWeight * (plays + users) : COST.weight * tracks) * tracks,
    };
  },
  async train({ plays }, parameters, context) {
    return recommender(await solve(transformRows(plays, parameters), parameters, context), parameters);
  },
  restore: (files, parameters) => recommender(sparseFrom(files), parameters),
});

/** Seconds and bytes, fitted to `bench/estimates.ts`. */
const COST = { start: 0.2, inverse: 0.4e-9, dualWeight: 4.3e-9, weight: 8e-9, keptBytes: 16, playBytes: 30 };

/** The most users or tracks (whichever are fewer) whose square is held and inverted: 29 GB of numbers. */
const LARGEST = 60_000;
/** Rows of B that are looked at to find the threshold. */
const SAMPLE = 512;
/** Multiplications between two reports. */
const STRIDE = 2 ** 28;

/** B, tracks × tracks, without its smallest weights. */
async function solve(plays: SparseMatrix, parameters: Config, { report }: TrainContext): Promise<SparseMatrix> {
  const dual = parameters.form === "auto" ? plays.rows < plays.cols : parameters.form === "users";
  const side = dual ? plays.rows : plays.cols;
  if (side > LARGEST) throw new Error(tooLarge(plays));
  await report(0, "multiplying");
  const byTrack = transpose(plays);
  const inverse = sparseRowGram(dual ? plays : byTrack);
  for (let i = 0; i < side; i++) inverse[i * side + i]! += parameters.regularization;
  for (const done of invertPositiveDefinite(inverse, side)) await report(0.4 * done, "inverting");
  const source = dual ? usersForm(inverse, byTrack) : tracksForm(inverse, side);
  return await prune(source, plays.cols, parameters.weightsPerTrack, report);
}

function tooLarge({ rows, cols }: SparseMatrix): string {
  return (
    `EASE inverts a matrix as wide as the smaller of listeners (${rows}) and tracks (${cols}), which may be ${LARGEST} at most. ` +
    "Leave out rare tracks when importing, or train als or item-knn, which have no such limit."
  );
}

/** Where rows of B come from. */
interface RowSource {
  /** Multiplications a row takes. */
  readonly work: number;
  /** Writes row `track` of B (all but its diagonal entry, which is left to the caller) into `out`. */
  row(track: number, out: Float64Array): void;
}

/** B_ij = S_ij / (1 − S_jj) from the inverse of XXᵀ + λI. */
function usersForm(inverse: Float64Array, byTrack: SparseMatrix): RowSource {
  const users = byTrack.cols;
  const half = new Float64Array(users);
  const scale = new Float64Array(byTrack.rows);
  for (let track = 0; track < byTrack.rows; track++) {
    const listeners = rowOf(byTrack, track);
    rowTimesSquare(listeners, inverse, users, half);
    let own = 0;
    listeners.indices.forEach((user, p) => {
      own += listeners.values[p]! * half[user]!;
    });
    scale[track] = 1 / (1 - own);
  }
  return {
    work: byTrack.indices.length + (byTrack.indices.length / Math.max(1, byTrack.rows)) * users,
    row(track, out) {
      rowTimesSquare(rowOf(byTrack, track), inverse, users, half);
      matrixTimesVector(byTrack, half, out);
      for (let j = 0; j < out.length; j++) out[j]! *= scale[j]!;
    },
  };
}

/** B_ij = −P_ij / P_jj from P. */
function tracksForm(inverse: Float64Array, tracks: number): RowSource {
  return {
    work: tracks,
    row(track, out) {
      for (let j = 0; j < tracks; j++) out[j] = -inverse[track * tracks + j]! / inverse[j * tracks + j]!;
    },
  };
}

/** B without the weights below one threshold for all, chosen so that about `perTrack` stay on average. */
async function prune(source: RowSource, tracks: number, perTrack: number, report: TrainContext["report"]): Promise<SparseMatrix> {
  const smallest = await threshold(source, tracks, perTrack, (done) => report(0.4 + 0.05 * done, "choosing the threshold"));
  const kept = createSparseBuilder(tracks, tracks);
  const keep = (row: Float64Array) => {
    row.forEach((weight, column) => {
      if (weight !== 0 && Math.abs(weight) >= smallest) kept.push(column, weight);
    });
    kept.endRow();
  };
  await visitRows(source, tracks, 1, keep, (done) => report(0.45 + 0.55 * done, "computing weights"));
  return kept.finish();
}

/** The magnitude that the largest `perTrack` of a track's weights have on average, from evenly spread rows of B. */
async function threshold(
  source: RowSource,
  tracks: number,
  perTrack: number,
  report: (done: number) => Promise<void>,
): Promise<number> {
  if (perTrack >= tracks) return 0;
  const step = Math.ceil(tracks / SAMPLE);
  const rows = Math.ceil(tracks / step);
  const magnitudes = new Float32Array(rows * tracks);
  let at = 0;
  const collect = (row: Float64Array) => {
    for (const weight of row) magnitudes[at++] = Math.abs(weight);
  };
  await visitRows(source, tracks, step, collect, report);
  return kthLargest(magnitudes, rows * perTrack);
}

/** Shows every `step`-th row of B, its diagonal 0, to `visit`. */
async function visitRows(
  source: RowSource,
  tracks: number,
  step: number,
  visit: (row: Float64Array) => void,
  report: (done: number) => Promise<void>,
): Promise<void> {
  const row = new Float64Array(tracks);
  let work = 0;
  for (let track = 0; track < tracks; track += step) {
    source.row(track, row);
    row[track] = 0;
    visit(row);
    work += source.work;
    if (work < STRIDE) continue;
    work = 0;
    await report(track / tracks);
  }
  await report(1);
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
    files: () => ({ tensors: sparseTensors(weights) }),
  };
}
