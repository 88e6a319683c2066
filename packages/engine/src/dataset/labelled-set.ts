import { createHash } from "node:crypto";
import type { Block } from "../features/steps/step.js";

/** Matrices (or images, or rows of numbers), and what people say of each. */
export interface LabelledSet {
  /** SHA-256 of the content. */
  readonly fingerprint: string;
  /**
   * Numbers, rows × columns, or channels × rows × columns, all alike but for the columns: where these are time, some last longer than others.
   */
  readonly examples: readonly Block[];
  /** Names of the classes, labels or numbers. */
  readonly classes: readonly string[];
  readonly labels: Labels;
  /** What each example belongs to (an artist, a recording), by number: what belongs together is never on both sides of a split. */
  readonly groups: Int32Array;
  /** Where how examples are read is learned from examples, too (`fitTo`): these are what is read then, numbers that are not known NaN. */
  readonly fit?: Fit;
}

/**
 * Learns from examples alone, no label being looked at, how examples are read (how much a term counts by how few of them hold it, what stands for a number that is not known), and gives what reads them so. An example that is
 * read keeps its shape.
 */
export type Fit = (learned: readonly Block[]) => (example: Block) => Block;

export type Labels =
  /** Each example is of one class: its number. */
  | { readonly kind: "one"; readonly of: Int32Array }
  /** Each label applies (1) or not (0): examples × classes. */
  | { readonly kind: "several"; readonly of: Uint8Array }
  /** Each example has a number of each kind: examples × classes. */
  | { readonly kind: "numbers"; readonly of: Float32Array };

/** What decides which model can be made of a set, and at what cost. */
export interface SetShape {
  readonly examples: number;
  readonly classes: number;
  readonly kind: Labels["kind"];
  /** Of an example, with the columns of the shortest. */
  readonly shape: readonly number[];
  /** Columns of the longest. */
  readonly longest: number;
}

/** Examples, classes or labels that do not fit each other. */
export class LabelledSetError extends Error {
  override readonly name = "LabelledSetError";
}

/** Checks what belongs together; each example is a group of its own where none are given. Throws a {@link LabelledSetError} that names what does not fit. */
export function createLabelledSet({
  groups,
  ...parts
}: Omit<LabelledSet, "fingerprint" | "groups"> & { readonly groups?: Int32Array }): LabelledSet {
  const { examples, classes, labels } = parts;
  const set = { ...parts, groups: groups ?? Int32Array.from(examples.keys()) };
  examples.forEach((example, i) => {
    refuseExample(example, examples[0]!, i, set.fit !== undefined);
  });
  if (set.groups.length !== examples.length) wrong(`There are ${set.groups.length} groups for ${examples.length} examples.`);
  const wanted = labels.kind === "one" ? examples.length : examples.length * classes.length;
  if (labels.of.length !== wanted) wrong(`There are ${labels.of.length} labels, and ${wanted} are wanted.`);
  const bound = labels.kind === "one" ? classes.length : 2;
  const odd = labels.of.findIndex((value) => (labels.kind === "numbers" ? !Number.isFinite(value) : value < 0 || value >= bound));
  if (odd >= 0) wrong(`Label ${odd} is ${labels.of[odd]}: ${WHAT[labels.kind]}.`);
  return { ...set, fingerprint: fingerprintOf(set) };
}

const WHAT = {
  one: "it is the number of a class, from 0",
  several: "it is 0 or 1",
  numbers: "it is a finite number",
};

function refuseExample({ shape, data }: Block, first: Block, i: number, mayBeUnknown: boolean): void {
  const size = shape.reduce((product, side) => product * side, 1);
  if (shape.length < 1 || shape.length > 3 || size === 0 || data.length !== size)
    wrong(`Example ${i} has ${data.length} numbers as ${shape.join(" × ")}: it has 1 to 3 axes, and numbers for all.`);
  const fixed = (of: readonly number[]) => (of.length === 1 ? of : of.slice(0, -1)).join(" × ");
  if (shape.length !== first.shape.length || fixed(shape) !== fixed(first.shape))
    wrong(`Example ${i} is ${shape.join(" × ")}, and example 0 is ${first.shape.join(" × ")}: only columns may differ.`);
  const at = data.findIndex((value) => !Number.isFinite(value) && !(mayBeUnknown && Number.isNaN(value)));
  if (at >= 0) wrong(`Example ${i} holds ${data[at]} at ${at}, which is no number.`);
}

function wrong(what: string): never {
  throw new LabelledSetError(what);
}

function fingerprintOf({ examples, classes, labels, groups }: Omit<LabelledSet, "fingerprint">): string {
  const shapes = examples.map(({ shape }) => shape);
  const hash = createHash("sha256").update(`segue-labelled-1\n${JSON.stringify({ classes, kind: labels.kind, shapes })}\n`);
  for (const { buffer, byteOffset, byteLength } of [...examples.map(({ data }) => data), labels.of, groups])
    hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  return hash.digest("hex");
}

/** The examples of these numbers, in this order, with the same classes. */
export function subsetOfLabelled(
  { examples, classes, labels, groups, fit }: LabelledSet,
  chosen: ArrayLike<number>,
): LabelledSet {
  const order = Array.from(chosen);
  const width = labels.kind === "one" ? 1 : classes.length;
  const taken = (of: Labels["of"]) => order.flatMap((i) => Array.from(of.subarray(i * width, (i + 1) * width)));
  const labelsOf: Labels =
    labels.kind === "one"
      ? { kind: "one", of: Int32Array.from(taken(labels.of)) }
      : labels.kind === "several"
        ? { kind: "several", of: Uint8Array.from(taken(labels.of)) }
        : { kind: "numbers", of: Float32Array.from(taken(labels.of)) };
  const parts = { examples: order.map((i) => examples[i]!), classes, labels: labelsOf, ...(fit && { fit }) };
  return createLabelledSet({ ...parts, groups: Int32Array.from(order, (i) => groups[i]!) });
}

export function shapeOfSet({ examples, classes, labels }: LabelledSet): SetShape {
  const shape = examples[0]?.shape ?? [1];
  const columns = examples.map((example) => example.shape.at(-1)!);
  const [shortest, longest] = columns.reduce(([a, b], each) => [Math.min(a, each), Math.max(b, each)], [Infinity, 1]) as [
    number,
    number,
  ];
  return {
    examples: examples.length,
    classes: classes.length,
    kind: labels.kind,
    shape: [...shape.slice(0, -1), examples.length === 0 ? 1 : shortest],
    longest,
  };
}
