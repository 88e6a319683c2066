import {
  createRowSolver,
  type DenseMatrix,
  denseRow,
  denseTimesVector,
  factorise,
  type Pool,
  type Random,
  type RowSolver,
  rowOf,
  type SparseMatrix,
  stackRows,
  VanishedError,
  zeros,
} from "@segue/kernels";
import { type Static, Type } from "typebox";
import { defineAlgorithm, type Query, type Recommender, type TrainContext } from "../algorithm.js";
import { attributeConfig, attributeRows, expectedAttributes, withAttributes } from "../attribute-rows.js";
import { TrainingError } from "../learning/training-error.js";
import { solvedContributions } from "../solved-contributions.js";
import { dataOf, tensorOf } from "../tensors.js";
import { tunable } from "../tunable.js";
import { tooLittleInCommon } from "../unfit.js";
import { transformRow, transformRows, valueConfig } from "../values.js";

/** The least ridge. */
const LEAST = 1e-6;

const config = Type.Object(
  {
    factors: Type.Integer({
      minimum: 1,
      maximum: 1024,
      default: 128,
      description: "Numbers that describe a track",
      ...tunable({ low: 16, high: 256, scale: "log" }),
    }),
    iterations: Type.Integer({
      minimum: 1,
      maximum: 200,
      default: 8,
      description: "Rounds over all listeners and all tracks",
      ...tunable({ low: 4, high: 20, scale: "log" }),
    }),
    steps: Type.Integer({
      minimum: 1,
      maximum: 100,
      default: 3,
      description: "Conjugate gradient steps a listener or track in each round",
    }),
    regularization: Type.Number({
      minimum: LEAST,
      maximum: 10,
      default: 0.006,
      description: "Ridge λ",
      ...tunable({ low: 1e-4, high: 0.3, scale: "log" }),
    }),
    regularizationScaling: Type.Enum(["entries", "none"], {
      default: "entries",
      description:
        "entries: λ is multiplied by n + unobserved · N, where n of N entries are observed; none: it is the same for all",
    }),
    confidence: Type.Enum(["added", "instead"], {
      default: "added",
      description:
        "added: a played track is drawn to 1 with weight alpha · value and like every track to 0 with weight unobserved; instead: to 1 alone, with weight unobserved + alpha · value",
    }),
    alpha: Type.Number({
      minimum: 1e-3,
      maximum: 1000,
      default: 1,
      description: "Scale α of the values, see confidence",
    }),
    unobserved: Type.Number({
      minimum: 1e-4,
      maximum: 10,
      default: 0.1,
      description: "Weight α₀ with which every track, played or not, is drawn towards 0",
      ...tunable({ low: 0.01, high: 1, scale: "log" }),
    }),
    unobservedScaling: Type.Enum(["overlap", "none"], {
      default: "overlap",
      description:
        "overlap: where listeners have few of many tracks, n of N on average, unobserved is multiplied by 20 n²/N, if that is below 1; none: it is as it is",
    }),
    ...attributeConfig({ tagWeight: 0.3 }),
    ...valueConfig({ values: "relative", valueExponent: 0.5 }),
  },
  { additionalProperties: false },
);
type Config = Static<typeof config>;

/**
 * Implicit-feedback matrix factorisation: minimises Σ_played w (p_u·q_i − 1)² + α₀ Σ_all (p_u·q_i)² + ridge by turns over
 * listeners p and tracks q; with `confidence: "instead"` the loss of Hu, Koren & Volinsky, who leave the played out of the second sum. The first loss and the ridge λ(n + α₀N) that grows with the number of entries follow Rendle, Krichene, Zhang &
 * Koren (“Revisiting the performance of iALS on item recommendation benchmarks”, RecSys 2022); the solver follows Takács et al.
 * (RecSys 2011). Tags are further rows, as if they were listeners. A listener's p is solved for at the time of the request, from the history alone, so the model keeps only q, and what α₀ was multiplied by.
 *
 * With a fixed α₀ the ridge λα₀N, and the pull towards 0 with it, outgrow what listeners with few of many tracks played, and all vectors shrink to nothing. n²/N is how many tracks two of them would
 * have in common by chance.
 */
export const als = defineAlgorithm({
  name: "als",
  task: "recommend",
  summary: "Matrix factorisation by alternating least squares. Accurate, small, and each score is one short inner product.",
  paper: "Hu, Koren & Volinsky, “Collaborative filtering for implicit feedback datasets”, ICDM 2008",
  holds: "tracks",
  config,
  unfit: tooLittleInCommon,
  estimate(size, parameters) {
    const { tracks } = size;
    const { factors, iterations, steps } = parameters;
    const extra = expectedAttributes(size, parameters);
    const [users, plays] = [size.users + extra.rows, size.plays + extra.entries];
    const round = (users + tracks) * factors * factors * (steps + 2) + 2 * plays * factors * 2 * (steps + 2);
    return {
      bytes: (users + tracks) * factors * 4 + 3 * factors * factors * 8 + COST.playBytes * plays,
      model: tracks * factors * 4,
      seconds: COST.start + COST.multiplication * iterations * round,
    };
  },
  async train(dataset, parameters, context) {
    const weights = withAttributes(transformRows(dataset.plays, parameters), attributeRows(dataset, parameters));
    const scale = scaleOf(dataset.plays, parameters);
    return recommender(await learn(weights, scaled(parameters, scale), context), parameters, scale);
  },
  restore(files, parameters) {
    const [rows, cols] = tensorOf(files, "tracks").shape;
    const tracks = { rows: rows!, cols: cols!, data: dataOf(files, "tracks", Float32Array) };
    // Models of before there was one do not tell it.
    const [scale] = "scale" in files.tensors ? dataOf(files, "scale", Float32Array) : [];
    return recommender(tracks, parameters, scale ?? 1);
  },
});

/** Seconds and bytes, fitted to `bench/estimates.ts`. */
const COST = { start: 0.1, multiplication: 3e-11, playBytes: 20 };

/**
 * What `unobserved` is multiplied by for these plays; in single precision, as it is stored. 20 leaves it as it is where the usual value was found, lastfm-2k (a listener has 39 of 17,632 tracks when a fifth is
 * hidden: 1.7), and makes it a hundredth for sessions of 6 of 60,416 tracks.
 */
function scaleOf({ rows, cols, indices }: SparseMatrix, { unobservedScaling }: Config): number {
  const each = indices.length / rows;
  const scale = (20 * each * each) / cols;
  return unobservedScaling === "overlap" && scale > 0 && scale < 1 ? Math.fround(scale) : 1;
}

const scaled = (parameters: Config, scale: number): Config => ({ ...parameters, unobserved: scale * parameters.unobserved });

/** tracks × factors. Throws a {@link TrainingError} where the ridge leaves nothing of them. */
async function learn(values: SparseMatrix, parameters: Config, { random, pool, report }: TrainContext): Promise<DenseMatrix> {
  const { factors, iterations: rounds, steps, unobserved } = parameters;
  const weighted = { weights: values, scale: parameters.alpha, beyond: beyondOf(parameters) };
  const problem = { ...weighted, unobserved, ridge: ridgeOf(parameters), steps, rounds };
  const start = { size: factors, fill: (vector: Float32Array) => fillStart(vector, random) };
  const tell = (done: number) => report(done / rounds, `round ${done + 1} of ${rounds}`);
  const tracks = await factorise(problem, start, pool, tell).catch((thrown: unknown) => {
    throw thrown instanceof VanishedError ? vanished(thrown, parameters.regularization) : thrown;
  });
  await report(1, "factorised");
  return tracks;
}

function vanished(cause: VanishedError, regularization: number): TrainingError {
  const lower = Math.max(LEAST, Number((regularization / 10).toPrecision(2)));
  return new TrainingError(
    `The vectors of all tracks shrank to 0 in round ${cause.round}: these plays do not carry so much regularization.`,
    `Set regularization=${lower} (now ${regularization}), or less unobserved.`,
    { cause, set: { regularization: lower } },
  );
}

/** Weights of what was played. */
function weigh(values: SparseMatrix, { alpha }: Config): SparseMatrix {
  return alpha === 1 ? values : { ...values, values: values.values.map((value) => alpha * value) };
}

/** What the target of a played track exceeds its weight by. */
const beyondOf = ({ confidence, unobserved }: Config) => (confidence === "added" ? 0 : unobserved);

const ridgeOf =
  ({ regularization, regularizationScaling, unobserved }: Config) =>
  (entries: number, all: number) =>
    regularization * (regularizationScaling === "entries" ? entries + unobserved * all : 1);

/**
 * A random vector, all numbers of which are above 0: what all have in common, popularity, is found first, and the rest grows out of small differences. Of starts that were tried on larger
 * data no other comes to lists as good.
 */
function fillStart(vector: Float32Array, random: Random): void {
  for (let i = 0; i < vector.length; i++) vector[i] = START * random.next();
}

/** The largest number of a vector at the start. */
const START = 0.01;

function recommender(tracks: DenseMatrix, config: Config, scale: number): Recommender {
  const parameters = scaled(config, scale);
  const { unobserved } = parameters;
  const problem = { fixed: tracks, beyond: beyondOf(parameters), unobserved, ridge: ridgeOf(parameters) };
  let solver: RowSolver | undefined;
  const of = async (queries: readonly Query[], pool?: Pool) => {
    solver ??= createRowSolver(problem);
    const histories = queries.map(({ history }) => transformRow(history, parameters));
    const rows = weigh(stackRows(histories, tracks.rows), parameters);
    return pool === undefined ? solver.solve(rows) : await solver.solveOn(pool, rows);
  };
  const explain = solvedContributions(problem, ({ history }) =>
    rowOf(weigh(stackRows([transformRow(history, parameters)], tracks.rows), parameters), 0),
  );
  return {
    async score(queries: readonly Query[]) {
      const out = zeros(queries.length, tracks.rows);
      const listeners = await of(queries);
      queries.forEach((_, row) => {
        denseTimesVector(tracks, denseRow(listeners, row), denseRow(out, row));
      });
      return out;
    },
    vectors: { tracks, of },
    explain,
    files: () => ({
      tensors: {
        tracks: { shape: [tracks.rows, tracks.cols], data: tracks.data },
        scale: { shape: [1], data: Float32Array.of(scale) },
      },
    }),
    // The vectors once more to solve for listeners, and one and a half times to search in.
    besideFiles: 2.5 * tracks.data.byteLength,
  };
}
