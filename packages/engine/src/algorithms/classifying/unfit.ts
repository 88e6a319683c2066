import type { SetShape } from "../../dataset/labelled-set.js";
import { TrainingError } from "../learning/training-error.js";

/** Why a set of this shape does not tell an algorithm about classes or labels. */
export function unfitForClasses({ kind, classes, examples }: SetShape): string | undefined {
  if (kind === "numbers") return "It tells classes and labels, and here are numbers";
  if (classes < (kind === "one" ? 2 : 1)) return "There are no classes to tell apart";
  return examples < 2 * classes ? `It wants two examples a class at least, and there are ${examples} for ${classes}` : undefined;
}

/** Why a set of this shape does not tell an algorithm about numbers. */
export function unfitForNumbers({ kind, classes, examples }: SetShape): string | undefined {
  if (kind !== "numbers") return "It foretells numbers, and here are classes or labels";
  if (classes < 1) return "There are no numbers to foretell";
  return examples < 4 ? `It wants four examples at least, and there are ${examples}` : undefined;
}

/** Why it does not tell one that takes both. */
export const unfitForAny = (shape: SetShape): string | undefined =>
  shape.kind === "numbers" ? unfitForNumbers(shape) : unfitForClasses(shape);

/** Throws a {@link TrainingError} where there is a reason not to begin. */
export function refuseUnfit(why: string): never;
export function refuseUnfit(why: string | undefined): void;
export function refuseUnfit(why: string | undefined): void {
  if (why !== undefined)
    throw new TrainingError(`${why}.`, "Label more examples, or choose an algorithm for what the labels are.");
}
