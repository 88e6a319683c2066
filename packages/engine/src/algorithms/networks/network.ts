import {
  add,
  concat,
  dense,
  divide,
  dropout,
  embedding,
  Graph,
  gather,
  matmul,
  multiply,
  reshape,
  rowDots,
  ShapeError,
  sampledSoftmax,
  sqrt,
  square,
  subtract,
  sum,
  type Tensor,
} from "@segue/autograd";
import { TrainingError } from "../learning/training-error.js";
import type { TrainingParameters } from "./parameters.js";
import type { BatchShape } from "./shapes.js";

/**
 * What distinguishes one network from another: reads tracks (batch × time × width) and gives what they amount to after each of them (batch × time × any number).
 * Nothing may be seen before it is played. Left out is by the config's dropout.
 */
export type Body<Config> = (tracks: Tensor, config: Config) => Tensor;

/** Tables of more numbers than this are trained by the rows that a step names. */
const DENSE = 1_000_000;
/** Keeps a vector of zeros from being divided by nothing. */
const LEAST = 1e-12;

export const TRACKS = "tracks";
export const BIASES = "biases";

export interface TrainingNetwork<Config> {
  readonly body: Body<Config>;
  readonly config: Config & TrainingParameters;
  readonly shape: BatchShape;
  /** How many tracks there are. */
  readonly tracks: number;
  /** Predictions that a batch has room for, and tracks with which each is compared. */
  readonly asked: number;
  readonly negatives: number;
}

/** Predicts what comes next at the asked places, among the right track and the sampled others; its loss. */
export function trainingNetwork<Config>({ body, config, shape, tracks, asked, negatives }: TrainingNetwork<Config>) {
  return (graph: Graph): Tensor => {
    const { width, scale, dropout: rate } = config;
    const table = embedding(graph, { name: TRACKS, rows: tracks, width, sparse: tracks * width > DENSE });
    const biases = embedding(graph, { name: BIASES, rows: tracks, width: 1 });
    const ids = graph.input("ids", [shape.rows, shape.time], "int32");
    const places = graph.input("places", [asked], "int32");
    const next = graph.input("next", [asked], "int32");
    const others = graph.input("negatives", [negatives], "int32");
    const read = unit(table.lookup(ids));
    const states = rowsOf(body(asInput(read, width), config));
    const last = dropout(gather(rowsOf(read), places), rate);
    const wanted = readOut(dropout(gather(states, places), rate), last, width);
    const positive = multiply(rowDots(wanted, unit(table.lookup(next))), scale);
    const negative = matmul(wanted, unit(table.lookup(others)), { transposeB: true, scale });
    const corrected = subtract(
      reshape(biases.lookup(others), [1, negatives]),
      reshape(graph.input("logQ", [negatives]), [1, negatives]),
    );
    return sampledSoftmax(
      { positive: add(positive, reshape(biases.lookup(next), [asked])), negative: add(negative, corrected) },
      { ids: { positive: next, negative: others }, weights: graph.input("weights", [asked]) },
    );
  };
}

export interface InferenceNetwork<Config> {
  readonly body: Body<Config>;
  readonly config: Config & TrainingParameters;
  readonly rows: number;
}

/** What is wanted after each of the tracks read, given as vectors of length 1 (`vectors`: rows × length × width): `wanted`, rows · length × width, of length 1. */
export function inferenceNetwork<Config>({ body, config, rows }: InferenceNetwork<Config>) {
  return (graph: Graph): { wanted: Tensor } => {
    const { width, length } = config;
    return { wanted: wantedAfter(graph.input("vectors", [rows, length, width]), body, config) };
  };
}

/** What is wanted after each of the tracks that are read (vectors of length 1, rows × time × width): rows · time × width, of length 1. */
export const wantedAfter = <Config>(read: Tensor, body: Body<Config>, config: Config & TrainingParameters): Tensor =>
  readOut(rowsOf(body(asInput(read, config.width), config)), rowsOf(read), config.width);

/** A parameter of a network's own. */
export interface OwnParameter {
  /** The part that it belongs to, then which of its parameters it is: "gru.1.weight". */
  readonly name: string;
  readonly shape: readonly number[];
}

/** The network's own parameters, without the tables. Throws a {@link TrainingError} where the config makes no network. */
export function parametersOf<Config>(body: Body<Config>, config: Config & TrainingParameters): OwnParameter[] {
  const graph = new Graph("inference");
  try {
    inferenceNetwork({ body, config, rows: 1 })(graph);
  } catch (thrown) {
    if (!(thrown instanceof ShapeError)) throw thrown;
    throw new TrainingError(`These parameters make no network. ${thrown.message}`, "Choose sizes that fit each other.", {
      cause: thrown,
    });
  }
  return graph.parameters.map(({ tensor: { name, shape } }) => ({ name, shape }));
}

/** The read-out: state and last track, mapped to a vector of length 1 among those of the tracks. */
const readOut = (state: Tensor, last: Tensor, width: number): Tensor =>
  unit(dense(concat([state, last], 1), { name: "readout", units: width, bias: false }));

/** Vectors of length 1 have numbers of 1 ÷ √width; half of what would make them 1 is what layers like. */
const asInput = (read: Tensor, width: number): Tensor => multiply(read, 0.5 * Math.sqrt(width));

/** Each vector of the last axis with the length 1. */
const unit = (x: Tensor): Tensor => divide(x, sqrt(add(sum(square(x), [x.shape.length - 1], { keep: true }), LEAST)));

/** batch × time × numbers as (batch · time) × numbers. */
const rowsOf = (x: Tensor): Tensor => reshape(x, [x.shape[0]! * x.shape[1]!, x.shape[2]!]);
