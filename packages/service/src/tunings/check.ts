import { type Algorithm, EvaluationError, type Measure, measureOf, type Search, searches, spaceOf } from "@segue/engine";
import { SegueError } from "../errors.js";
import { readSplit } from "../evaluations/read-split.js";
import { algorithmNamed } from "../registry/model-files.js";
import { parseParameters } from "../registry/train-job.js";
import type { TuningWish } from "./wish.js";

/** A wish whose words were understood. */
export interface ReadWish {
  readonly algorithm: Algorithm;
  readonly measure: Measure;
  readonly search: Search;
  readonly split: ReturnType<typeof readSplit>;
}

/** Reads a wish; throws `unknown-algorithm`, `invalid-parameter`, `invalid-split`, or `invalid-metric`. */
export function readTuning({ algorithm: name, config, metric, split, search }: TuningWish): ReadWish {
  const algorithm = algorithmNamed(name);
  parseParameters(name, config);
  return {
    algorithm,
    measure: readMeasure(metric),
    search: searches.find((each) => each.name === search)!,
    split: readSplit(split),
  };
}

/** Refuses a wish by which there is nothing to search over; throws `invalid-parameter`. */
export function checkSpace({ algorithm, config }: TuningWish): void {
  if (spaceOf(algorithmNamed(algorithm)).some(({ name }) => !(name in config))) return;
  throw new SegueError("invalid-parameter", `${algorithm} has no parameter left to search over.`, {
    hint: "Fix fewer parameters, or evaluate the algorithm instead.",
  });
}

/** A metric by which recommenders can be compared; throws `invalid-metric`. */
export function readMeasure(metric: string): Measure {
  try {
    return measureOf(metric);
  } catch (thrown) {
    if (thrown instanceof EvaluationError) throw new SegueError("invalid-metric", thrown.message, { cause: thrown });
    throw thrown;
  }
}
