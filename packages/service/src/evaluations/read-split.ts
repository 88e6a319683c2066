import { EvaluationError, parseSplit, type SplitSpec } from "@segue/engine";
import { SegueError } from "../errors.js";

/** A split as people write it; throws `invalid-split`. */
export function readSplit(text: string): SplitSpec {
  try {
    return parseSplit(text);
  } catch (thrown) {
    if (thrown instanceof EvaluationError) throw new SegueError("invalid-split", thrown.message, { cause: thrown });
    throw thrown;
  }
}
