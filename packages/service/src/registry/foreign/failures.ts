import { SegueError } from "../../errors.js";
import { InferenceError } from "../../ports/inference.js";

/** Why a model that is served did not answer: it is started anew (`model-unavailable`), or it cannot do this (`model-failed`). */
export function servingError(model: string, thrown: unknown): unknown {
  if (!(thrown instanceof InferenceError)) return thrown;
  const code = thrown.failure === "failed" || thrown.failure === "refused" ? "model-failed" : "model-unavailable";
  return new SegueError(code, `The model ${model} did not answer: ${thrown.message}`, { cause: thrown });
}

/** Why a model that is tried out is not taken (`model-refused`). */
export function trialError(doing: string, thrown: unknown): unknown {
  if (!(thrown instanceof InferenceError)) return thrown;
  return new SegueError("model-refused", `The graph was refused while it was ${doing}: ${thrown.message}`, { cause: thrown });
}
