import type { DenseMatrix, Random, SparseRow } from "@segue/kernels";
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
}

/** What answers queries: a function of a listening history. */
export interface Scorer {
  /** Scores, queries × the model's tracks; higher is better, comparable within a row only. Tracks of the history are scored too. */
  score(queries: readonly Query[]): Promise<DenseMatrix>;
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

/** What training gets from outside. */
export interface TrainContext {
  /** The only source of randomness. */
  readonly random: Random;
  /**
   * Tells how far training is (0 … 1) and what it does, and gives the program a moment to breathe. Call it (and await it) at
   * least every second or so; it rejects when training was cancelled, and the algorithm lets that pass.
   */
  report(fraction: number, doing: string): Promise<void>;
}

/** A recipe that turns a dataset into a model. */
export interface Algorithm<Config extends TObject = TObject> {
  /** Its key, and the name of its file. */
  readonly name: string;
  readonly task: "recommend";
  /** What it does and when to take it, in a sentence or two. */
  readonly summary: string;
  /** Where it is described: authors, title or venue, year. */
  readonly paper: string;
  /** `tracks`: the model holds no listener; `histories`: it keeps histories and must be rebuilt when a listener is erased. */
  readonly holds: "tracks" | "histories";
  /** Its parameters: every one has a default and a description. */
  readonly config: Config;
  /** Why data of this shape does not support it, as a sentence; undefined where it does. */
  unfit(shape: DataShape): string | undefined;
  /** Within a factor of two of what is measured (`bench/estimates.ts`). What it multiplies by stands in one constant of the algorithm's file. */
  estimate(size: DatasetSize, config: Static<Config>): Estimate;
  train(dataset: Dataset, config: Static<Config>, context: TrainContext): Promise<Recommender>;
  restore(files: ModelFiles, config: Static<Config>): Recommender;
}

/** Declares an algorithm; the types of its config follow from the schema. */
export function defineAlgorithm<Config extends TObject>(algorithm: Algorithm<Config>): Algorithm<Config> {
  return algorithm;
}
