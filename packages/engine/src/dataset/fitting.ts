import type { Block } from "../features/steps/step.js";
import { createLabelledSet, type LabelledSet, subsetOfLabelled } from "./labelled-set.js";

/** Some examples as they are learned from, and what reads others in the same way. */
export interface Fitted {
  readonly learned: LabelledSet;
  read(example: Block): Block;
}

/** Fits how examples are read to these of a set (their numbers), and to no other: what is to be judged by the others has seen nothing of them. */
export function fitTo(set: LabelledSet, chosen: ArrayLike<number>): Fitted {
  const { fit, ...learned } = subsetOfLabelled(set, chosen);
  if (fit === undefined) return { learned, read: (example) => example };
  const read = fit(learned.examples);
  return { learned: createLabelledSet({ ...learned, examples: learned.examples.map(read) }), read };
}

/** The whole set as it is learned from. */
export const fitToAll = (set: LabelledSet): LabelledSet => fitTo(set, [...set.examples.keys()]).learned;
