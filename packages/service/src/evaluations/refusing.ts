import { EvaluationError } from "@segue/engine";
import { SegueError } from "../errors.js";

/** Does work that splits and judges; rejects with `not-enough-data` where the data cannot be split so, or nobody can be judged. */
export async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof EvaluationError) throw new SegueError("not-enough-data", thrown.message, { cause: thrown });
    throw thrown;
  }
}
