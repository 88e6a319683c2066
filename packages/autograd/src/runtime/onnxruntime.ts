import { InferenceSession, Tensor } from "onnxruntime-node";
import type { Runtime, Value } from "./runtime.js";

export interface RuntimeOptions {
  /** Threads that compute within an operator; the results do not depend on it. */
  readonly threads: number;
  /** Where to compute, in order of preference: "cuda" where the machine and the installed runtime have it. */
  readonly providers?: readonly string[];
}

/** onnxruntime for Node. */
export function onnxruntime({ threads, providers = ["cpu"] }: RuntimeOptions): Runtime {
  const options: InferenceSession.SessionOptions = {
    executionProviders: [...providers],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: "sequential",
    graphOptimizationLevel: "all",
    logSeverityLevel: 3,
  };
  return {
    async open(model, { alone = false } = {}) {
      const session = await InferenceSession.create(model, alone ? { ...options, intraOpNumThreads: 1 } : options);
      return {
        async run(inputs, outputs) {
          await session.run(tensors(inputs), tensors(outputs));
        },
        close: () => session.release(),
      };
    },
  };
}

// Our element types are some of the runtime's, and their arrays the ones that it takes for them.
const tensors = (values: Readonly<Record<string, Value>>) =>
  Object.fromEntries(
    Object.entries(values).map(([name, { type, data, shape }]) => [
      name,
      new Tensor(type as "float32", data as Float32Array, shape),
    ]),
  );
