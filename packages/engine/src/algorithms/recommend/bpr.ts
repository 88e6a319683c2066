import {
  createRowSolver,
  type DenseMatrix,
  denseRow,
  denseTimesVector,
  type PairRanking,
  type Pool,
  type Random,
  type RowProblem,
  type RowSolver,
  rankPairs,
  rowOf,
  type SparseMatrix,
  type SparseRow,
  stackRows,
  zeros,
} from "@segue/kernels";
import { type Static, Type } from "typebox";
import { defineAlgorithm, type Query, type Recommender } from "../algorithm.js";
import { solvedContributions } from "../solved-contributions.js";
import { dataOf, tensorOf } from "../tensors.js";
import { tunable } from "../tunable.js";
import { tooLittleInCommon } from "../unfit.js";

const config = Type.Object(
  {
    factors: Type.Integer({
      minimum: 1,
      maximum: 1024,
      default: 64,
      description: "Numbers that describe a track",
      ...tunable({ low: 16, high: 256, scale: "log" }),
    }),
    epochs: Type.Integer({
      minimum: 1,
      maximum: 10_000,
      default: 60,
      description: "Rounds of as many steps as there are pairs of listener and track",
      ...tunable({ low: 20, high: 150, scale: "log" }),
    }),
    learningRate: Type.Number({
      minimum: 1e-6,
      maximum: 10,
      default: 0.1,
      description: "Length of a step in the first epoch",
      ...tunable({ low: 0.02, high: 0.5, scale: "log" }),
    }),
    rateDecay: Type.Number({
      minimum: 0,
      maximum: 1,
      default: 0.9,
      description: "Share of the learning rate that is lost, evenly, until the last epoch; 0 keeps it",
    }),
    regularization: Type.Number({
      minimum: 0,
      maximum: 10,
      default: 0.03,
      description: "Ridge λ on what a step moves",
      ...tunable({ low: 0.002, high: 0.2, scale: "log" }),
    }),
    candidates: Type.Integer({
      minimum: 1,
      maximum: 1000,
      default: 8,
      description:
        "Tracks not heard that are drawn for a step, of which the one with the highest score is compared with the heard one; 1 is the original",
      ...tunable({ low: 1, high: 32, scale: "log" }),
    }),
    popularCandidates: Type.Number({
      minimum: 0,
      maximum: 1,
      default: 0,
      description: "Share of these that is drawn by popularity; the others are drawn evenly",
    }),
    unobserved: Type.Number({
      minimum: 1e-4,
      maximum: 10,
      default: 0.1,
      description: "Weight α₀ with which every track draws a listener's scores towards 0, when an answer is made from a history",
      ...tunable({ low: 0.01, high: 1, scale: "log" }),
    }),
    listenerRegularization: Type.Number({
      minimum: 1e-3,
      maximum: 1000,
      default: 1,
      description: "Ridge on that listener's factors, as a share of what α₀ brings to each on average",
    }),
  },
  { additionalProperties: false },
);
type Config = Static<typeof config>;

/**
 * Bayesian personalised ranking of a matrix factorisation: what a listener heard is to score higher than what they did not. Steps compare a heard track with the best of a few others
 * (Zhang, Chen, Wang & Yu, “Optimizing top-n collaborative filtering via dynamic negative item sampling”, SIGIR 2013), which decides how good the tops of the lists become.
 *
 * Only the tracks' factors q and biases b are kept. A listener's p is made from the history alone: it minimises Σ_heard (p·q − 1)² + α₀ Σ_all (p·q)² + ridge |p|², and a score is
 * s p·q + b. The number s is what makes such p as long as those that the listeners had in training. On Last.fm-2k these answers are as good as those by the latter (ADR 25).
 */
export const bpr = defineAlgorithm({
  name: "bpr",
  task: "recommend",
  summary: "Matrix factorisation that learns to rank what was heard above what was not. Small models; needs many listeners.",
  paper: "Rendle, Freudenthaler, Gantner & Schmidt-Thieme, “BPR: Bayesian personalized ranking from implicit feedback”, UAI 2009",
  holds: "tracks",
  config,
  unfit: tooLittleInCommon,
  estimate({ users, tracks, plays }, { factors, epochs, candidates }) {
    const step = COST.step + COST.number * factors * (2 + (candidates > 1 ? candidates : 0)) + COST.candidate * candidates;
    return {
      bytes: 8 * (users + tracks) * factors + COST.playBytes * plays,
      model: 4 * tracks * (factors + 1),
      seconds: COST.start + epochs * (step * plays + COST.track * tracks),
    };
  },
  async train({ plays }, parameters, { random, pool, report }) {
    const { factors, epochs } = parameters;
    const problem: PairRanking = {
      entries: plays,
      epochs,
      rate: (epoch) => parameters.learningRate * (1 - (parameters.rateDecay * epoch) / epochs),
      ridge: parameters.regularization,
      candidates: parameters.candidates,
      popular: parameters.popularCandidates,
    };
    const [listeners, tracks] = [initial(plays.rows, factors, random), initial(plays.cols, factors, random)];
    const biases = new Float32Array(plays.cols);
    const told = (done: number) => report(done / epochs, `epoch ${done + 1} of ${epochs}`);
    await rankPairs(problem, { rows: listeners, columns: tracks, biases }, { random, pool, report: told });
    await report(1, "ranked");
    const stretch = await stretchOf(listeners, plays, listenerProblem(tracks, parameters), pool);
    return recommender({ tracks, biases, stretch }, parameters);
  },
  restore(files, parameters) {
    const [rows, cols] = tensorOf(files, "tracks").shape;
    const tracks = { rows: rows!, cols: cols!, data: dataOf(files, "tracks", Float32Array) };
    const [stretch] = dataOf(files, "stretch", Float32Array);
    return recommender({ tracks, biases: dataOf(files, "biases", Float32Array), stretch: stretch ?? 1 }, parameters);
  },
});

/** Seconds and bytes, fitted to `bench/estimates.ts`. */
const COST = { start: 0.2, step: 1e-7, number: 2.5e-10, candidate: 2e-8, track: 5e-9, playBytes: 20 };

/** Small random vectors: |q| is about 0.1 whatever the number of factors. */
function initial(rows: number, factors: number, random: Random): DenseMatrix {
  const matrix = zeros(rows, factors);
  // As wide as normal numbers, which take many times as long to draw.
  const width = 0.1 * Math.sqrt(12 / factors);
  for (let i = 0; i < matrix.data.length; i++) matrix.data[i] = width * (random.next() - 0.5);
  return matrix;
}

/** How many listeners say how long a listener's factors are. */
const MEASURED = 5000;

/** The number by which `problem`'s solutions for listeners come nearest to `trained`, listeners × factors. */
async function stretchOf(trained: DenseMatrix, plays: SparseMatrix, problem: RowProblem, pool: Pool): Promise<number> {
  const step = Math.max(1, Math.ceil(plays.rows / MEASURED));
  const chosen = Array.from({ length: Math.ceil(plays.rows / step) }, (_, i) => i * step);
  const histories = chosen.map((row) => heardIn({ history: rowOf(plays, row) }));
  const solved = await createRowSolver(problem).solveOn(pool, stackRows(histories, plays.cols));
  let [both, own] = [0, 0];
  chosen.forEach((row, i) => {
    const theirs = denseRow(trained, row);
    denseRow(solved, i).forEach((x, k) => {
      both += x * theirs[k]!;
      own += x * x;
    });
  });
  return own > 0 ? Math.fround(both / own) : 1;
}

/** What was learned. */
interface Learned {
  /** tracks × factors. */
  readonly tracks: DenseMatrix;
  readonly biases: Float32Array;
  /** What the factors are multiplied by that are made from a history. */
  readonly stretch: number;
}

function recommender({ tracks, biases, stretch }: Learned, parameters: Config): Recommender {
  const problem = listenerProblem(tracks, parameters);
  // The bias is one more factor, which is 1 in every listener.
  const biased = withLast(tracks, (track) => biases[track]!);
  let solver: RowSolver | undefined;
  const explain = solvedContributions(problem, heardIn);
  const of: NonNullable<Recommender["vectors"]>["of"] = async (queries, pool) => {
    solver ??= createRowSolver(problem);
    const heard = stackRows(queries.map(heardIn), tracks.rows);
    const listeners = pool === undefined ? solver.solve(heard) : await solver.solveOn(pool, heard);
    return withLast({ ...listeners, data: listeners.data.map((x) => stretch * x) }, () => 1);
  };
  return {
    async score(queries) {
      const out = zeros(queries.length, tracks.rows);
      const listeners = await of(queries);
      queries.forEach((_, row) => {
        denseTimesVector(biased, denseRow(listeners, row), denseRow(out, row));
      });
      return out;
    },
    vectors: { tracks: biased, of },
    explain(query, track) {
      return [
        ...explain(query, track).map((one) => ({ ...one, value: stretch * one.value })),
        { track: -1, value: biases[track]! },
      ];
    },
    files: () => ({
      tensors: {
        tracks: { shape: [tracks.rows, tracks.cols], data: tracks.data },
        biases: { shape: [biases.length], data: biases },
        stretch: { shape: [1], data: Float32Array.of(stretch) },
      },
    }),
    // The vectors once more to solve for listeners, once more with biases, and one and a half times to search in.
    besideFiles: 3.5 * tracks.data.byteLength,
  };
}

/** What a listener's factors solve. */
function listenerProblem(fixed: DenseMatrix, { unobserved, listenerRegularization }: Config): RowProblem {
  const squares = fixed.data.reduce((sum, x) => sum + x * x, 0);
  const ridge = unobserved * listenerRegularization * Math.max(1e-6, squares / fixed.cols);
  return { fixed, beyond: 0, unobserved, ridge: () => ridge };
}

/** Each vector with one number more. */
function withLast({ rows, cols, data }: DenseMatrix, last: (row: number) => number): DenseMatrix {
  const longer = zeros(rows, cols + 1);
  for (let row = 0; row < rows; row++) {
    longer.data.set(data.subarray(row * cols, (row + 1) * cols), row * (cols + 1));
    longer.data[row * (cols + 1) + cols] = last(row);
  }
  return longer;
}

/** A history in which each track counts 1: how often something was played says nothing to BPR. */
const heardIn = ({ history: { indices } }: Pick<Query, "history">): SparseRow => ({
  indices,
  values: new Float32Array(indices.length).fill(1),
});
