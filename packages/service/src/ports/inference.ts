/** Runs networks (ONNX graphs) of whatever origin, each where it can be stopped and bounded. */
export interface Inference {
  /**
   * A network that is loaded with its first use. `graph` gives its bytes, asked for whenever it must be loaded (anew); what is wrong with
   * them is told by that use.
   */
  open(graph: () => Promise<Uint8Array>, limits: NetworkLimits): Network;
  /** Ends every network. */
  close(): Promise<void>;
}

export interface NetworkLimits {
  /** The most memory that everything about the network may take, the runtime included, in bytes. */
  readonly memory: number;
  /** The longest that loading it may take, in seconds. */
  readonly load: number;
}

/**
 * A network in a place of its own: whatever it does, the program around it goes on. Calls are answered one after the other. After
 * a failure that ends it, the next call loads it anew. Every method rejects with an {@link InferenceError}.
 */
export interface Network {
  /** What it takes and gives. */
  signature(): Promise<Signature>;
  /** Computes the named outputs, in `seconds` at most, waiting for others not counted. */
  run(inputs: Readonly<Record<string, Numbers>>, outputs: readonly string[], seconds: number): Promise<NetworkAnswer>;
  /** Frees what it takes, be it loading or computing: calls that wait are not answered. A later call takes it again. */
  close(): void;
}

export interface NetworkAnswer {
  readonly outputs: Readonly<Record<string, Numbers>>;
  /** The most memory it has taken so far, in MiB, the runtime included. */
  readonly peakRssMb: number;
}

/** What a graph says about its inputs and outputs. */
export interface Signature {
  readonly inputs: readonly GraphValue[];
  readonly outputs: readonly GraphValue[];
}

export interface GraphValue {
  readonly name: string;
  /** Its element type as ONNX calls it in JavaScript (`float32`, `int64`, …); `none` where it is no tensor. */
  readonly type: string;
  /** One entry a dimension: its size, or the name of one that is free (maybe empty). Empty where nothing is said. */
  readonly dims: readonly (number | string)[];
}

export const NUMBER_TYPES = ["float32", "float64", "int32", "int64", "uint8", "bool"] as const;
export type NumberType = (typeof NUMBER_TYPES)[number];

/** A tensor, row-major. */
export interface Numbers {
  readonly type: NumberType;
  readonly dims: readonly number[];
  readonly data: Float32Array | Float64Array | Int32Array | BigInt64Array | Uint8Array;
}

/**
 * Why a network did not answer. `refused`: the runtime does not take the graph; `failed`: it could not compute this; `slow`, `memory`:
 * it went beyond a limit and was ended; `died`: it ended by itself; `resting`: it ended so often that it is left alone for a while; `closed`: it was closed
 * before it had answered.
 */
export type InferenceFailure = "refused" | "failed" | "slow" | "memory" | "died" | "resting" | "closed";

export class InferenceError extends Error {
  readonly failure: InferenceFailure;
  constructor(failure: InferenceFailure, sentence: string) {
    super(sentence);
    this.failure = failure;
  }
}
