import type { Runtime } from "@segue/autograd";
import { TrainingError } from "./training-error.js";

/** Throws a {@link TrainingError} where there is none; it advises to take `instead`. */
export function neededRuntime(runtime: Runtime | undefined, instead: string): Runtime {
  if (runtime !== undefined) return runtime;
  throw new TrainingError(
    "A network needs onnxruntime, and there is no build of it for this machine.",
    `Choose an algorithm that is no network, such as ${instead}, or another machine.`,
  );
}
