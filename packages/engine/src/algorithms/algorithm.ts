import type { Runtime } from "@segue/autograd";
import type { DenseMatrix, Pool, Random, SparseRow } from "@segue/kernels";
import type { Static, TObject } from "typebox";
import type { DataShape } from "../cleaning/report/shape.js";
import type { Dataset } from "../dataset/dataset.js";
import type { DatasetSize } from "./size.js";

/** Everything a recommender may know about a listener at the moment of the request. */
export interface Query {
  /** Weighted tracks (rows of the model's tracks), as `preference` makes them. May be empty. */
  readonly history: SparseRow;
  /** Tracks in order of play, the newest last, as `sequencesOf` finds them; absent where only the weights are known. */
  readonly sequence?: Int32Array;
  /**
   * The end of the sequence that belongs together: what was played since the last long break, as `lastSession` finds it. Absent or empty
   * where no order is known.
   */
  readonly session?: Int32Array;
  /** What the listener's friends heard, as `friendsHistory` sums it up. Given where the history is empty, for scorers that read it. */
  readonly friends?: SparseRow;
}

/** What answers queries: a function of a listening history. */
export interface Scorer {
  /** Scores, queries × the model's tracks; higher is better, comparable within a row only. Tracks of the history are scored too. */
  score(queries: readonly Query[]): Promise<DenseMatrix>;
  /** Where a score is an inner product: the vectors behind it, by which the best tracks are found without scoring all into a row. */
  readonly vectors?: Vectors;
  /** Whether it answers listeners without a history by what their friends heard. */
  readonly readsFriends?: boolean;
  /**
   * What each track of the history (and whatever else counts) contributes to the score of `track`; the contributions add up to it. Absent where
   * nothing better is known than leaving out one track after the other.
   */
  explain?(query: Query, track: number): readonly Contribution[];
  /** The same for each of `tracks`, where the scorer has to score to tell. */
  contributions?(query: Query, tracks: readonly number[]): Promise<readonly (readonly Contribution[])[]>;
  /** What listeners would rate, where the model learned from ratings and can tell. */
  readonly ratings?: RatingPredictor;
  /** The model as one graph that any program can run, where it is a network. */
  plain?(): PlainNetwork;
}

/**
 * A trained model that recommends: a function of a listening history. It holds what was learned about tracks, never its
 * listeners (an algorithm that must keep histories declares it, see {@link Algorithm.holds}).
 */
export interface Recommender extends Scorer {
  /** What to store so that `restore` gives a recommender with the same scores, bit for bit. */
  files(): ModelFiles;
  /** Bytes that it holds in memory besides the tensors of its files; 0 unless given. */
  readonly besideFiles?: number;
}

/**
 * A model as a plain ONNX graph. It takes `sequence` (int32, 1 × length: the numbers of the tracks in order of play, filled up behind them with any) and `length` (int32, 1:
 * how many of them are real), and gives `scores` (float32, 1 × tracks).
 */
export interface PlainNetwork {
  readonly onnx: Uint8Array;
  /** How many tracks it reads at most: of longer sessions the newest. */
  readonly length: number;
}

/** A model's word on ratings. */
export interface RatingPredictor {
  readonly scale: RatingScale;
  /** The rating that the listener would give each of `tracks`; the weights of the query's history are their ratings. */
  predict(query: Query, tracks: Int32Array): readonly PredictedRating[];
}

/** What the ratings that a model learned from are like. */
export interface RatingScale {
  readonly mean: number;
  readonly lowest: number;
  readonly highest: number;
}

export interface PredictedRating {
  /** Within the scale. */
  readonly rating: number;
  /** How many neighbours' ratings it comes from; 0 where there are none, and it is a mean. */
  readonly neighbours: number;
}

/** Vectors whose inner products are the scores, but for rounding. */
export interface Vectors {
  /** tracks × factors. */
  readonly tracks: DenseMatrix;
  /** The listener's vectors, queries × factors: the same on this thread and on those of a pool. */
  of(queries: readonly Query[], pool?: Pool): Promise<DenseMatrix>;
}

/** A part of a score. */
export interface Contribution {
  /** A track of the history (a row of the model's tracks); −1 for what does not come from one. */
  readonly track: number;
  readonly value: number;
}

/** A numeric array and its shape (row-major). */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float32Array | Int32Array | Uint32Array;
}

/** A model's content on disk, by name of tensor. */
export interface ModelFiles {
  readonly tensors: Readonly<Record<string, Tensor>>;
}

/** A forecast of what training takes. */
export interface Estimate {
  /** Peak memory in bytes beyond the dataset itself. */
  readonly bytes: number;
  /** Bytes of the trained model, as it is stored. */
  readonly model: number;
  /** Seconds on the machine of `docs/benchmarks.md`, doing nothing else. */
  readonly seconds: number;
}

/** A part of a network, before it is trained. */
export interface NetworkPart {
  readonly name: string;
  /** The shapes of the weights that it learns. */
  readonly weights: readonly (readonly number[])[];
  /** How many numbers these are. */
  readonly parameters: number;
}

/** What training gets from outside. */
export interface TrainContext {
  /** The only source of randomness. */
  readonly random: Random;
  /** The threads that may compute. What comes out must not depend on how many they are. */
  readonly pool: Pool;
  /**
   * Tells how far training is (0 … 1) and what it does, and gives the program a moment to breathe. Call it (and await it) at
   * least every second or so; it rejects when training was cancelled, and the algorithm lets that pass.
   */
  report(fraction: number, doing: string): Promise<void>;
  /**
   * Trains another algorithm, for one that combines several. `config` holds the parameters that differ from their defaults; rejects
   * where there is no such algorithm or parameter. What it draws at random comes from `random` alone, forked by the child's name.
   */
  trainChild(child: Child, dataset: Dataset, report: TrainContext["report"]): Promise<Recommender>;
  /** What computes networks; absent where the machine has no build of it. */
  readonly runtime?: Runtime;
  /** Where a long training notes how far it is, so that it goes on from there when the process dies; absent where nobody would go on. */
  readonly checkpoints?: Checkpoints;
  /** Is told of each epoch of a network as it ends, and which was the best until then; absent where nobody wants to know. */
  learned?(epoch: Epoch, best: number): Promise<void>;
  /**
   * Whether somebody wants a network to learn no further and to keep the best of its epochs: asked after every step, once there is one, and what it is once it remains. Absent where nobody could want
   * that. What becomes of it then depends on when it was wanted, not on data, parameters and seed alone.
   */
  isEnough?(): Promise<boolean>;
  /**
   * The same for a child that it trains, the first, second, … (from 1) of this training: as often as it is begun again, the same child has the same number. Absent
   * where nobody would go on with it, nor wants to know.
   */
  ofChild?(number: number, algorithm: string): Pick<TrainContext, "checkpoints" | "learned" | "isEnough">;
}

/** Keeps one state of a training, the last. */
export interface Checkpoints {
  /** What was kept of this very training: the same algorithm, parameters, seed and data; undefined where there is nothing. */
  load(): Promise<ModelFiles | undefined>;
  /** Keeps this instead of what was kept before; a process that dies meanwhile leaves one of the two, whole. */
  save(state: ModelFiles): Promise<void>;
}

/** How far a network has learned. */
export interface Epoch {
  /** From 1. */
  readonly epoch: number;
  readonly epochs: number;
  /** The mean loss over the epoch's steps. */
  readonly loss: number;
  /** And figures of what is held out from learning, by the names of metrics (`hit@20`); NaN where nothing is. */
  readonly [figure: string]: number;
}

/** What a stored model may need to answer again. */
export interface RestoreContext {
  readonly restoreChild: RestoreChild;
  /** What computes networks; absent where the machine has no build of it. */
  readonly runtime?: Runtime;
}

/** An algorithm that another one combines, and its parameters. */
export interface Child {
  readonly algorithm: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** Forecasts the training of a child on data of that size. */
export type EstimateChild = (child: Child, size: DatasetSize) => Estimate;

/** Makes a stored child of a model answer again. */
export type RestoreChild = (child: Child, files: ModelFiles) => Recommender;

/** A recipe that turns a dataset into a model. */
export interface Algorithm<Config extends TObject = TObject> {
  /** Its key, and the name of its file. */
  readonly name: string;
  readonly task: "recommend";
  /** What it does and when to take it, in a sentence or two. */
  readonly summary: string;
  /** Where it is described: authors, title or venue, year. */
  readonly paper: string;
  /**
   * `tracks`: the model holds no listener; `histories`: it keeps histories and must be rebuilt when a listener is erased. What its children
   * keep is not said here, but by `holdsOf`.
   */
  readonly holds: "tracks" | "histories";
  /** Its parameters: every one has a default and a description. */
  readonly config: Config;
  /** The algorithms that it combines, by where they stand in its config (`children/0`); absent where it combines none. */
  children?(config: Static<Config>): Readonly<Record<string, Child>>;
  /** Why data of this shape does not support it, as a sentence; undefined where it does. */
  unfit(shape: DataShape): string | undefined;
  /** Within a factor of two of what is measured (`bench/estimates.ts`). What it multiplies by stands in one constant of the algorithm's file. */
  estimate(size: DatasetSize, config: Static<Config>, estimateChild: EstimateChild): Estimate;
  /** Where it is a network: its parts, as data of that size and the config make them. Throws a `TrainingError` where they do not fit each other. */
  layout?(size: Pick<DatasetSize, "tracks">, config: Static<Config>): readonly NetworkPart[];
  train(dataset: Dataset, config: Static<Config>, context: TrainContext): Promise<Recommender>;
  restore(files: ModelFiles, config: Static<Config>, context: RestoreContext): Recommender;
}

/** Declares an algorithm; the types of its config follow from the schema. */
export function defineAlgorithm<Config extends TObject>(algorithm: Algorithm<Config>): Algorithm<Config> {
  return algorithm;
}
