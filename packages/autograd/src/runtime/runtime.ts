import type { ElementType } from "../onnx/model.js";

/** Numbers that go into a graph or come out of it. */
export type Data = Float32Array | Int32Array | BigInt64Array | Uint8Array;

export interface Value {
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly data: Data;
}

/** What runs ONNX graphs. It comes in as a parameter, so that who only writes graphs loads none. */
export interface Runtime {
  open(model: Uint8Array, options?: SessionOptions): Promise<Session>;
}

export interface SessionOptions {
  /** Compute on one thread, whatever the runtime may use otherwise: for what is too small to be shared out. */
  readonly alone?: boolean;
}

/** A graph that is ready to be run. While it runs it blocks the thread that asked. */
export interface Session {
  /** Fills `outputs`, whose arrays must not be among those of the inputs. */
  run(inputs: Readonly<Record<string, Value>>, outputs: Readonly<Record<string, Value>>): Promise<void>;
  close(): Promise<void>;
}
