import { type Preparation, parseSteps } from "@segue/engine";
import { SegueError } from "../../errors.js";
import type { GraphValue, Signature } from "../../ports/inference.js";
import { type AnalyzeManifest, freeShape, type Manifest, type RecommendManifest } from "./manifest.js";

/** What an input or output must be: a number is a fixed size, a text says what the size is that is free. */
interface Expected {
  /** Where the manifest declares it. */
  readonly path: string;
  readonly name: string;
  readonly type: string;
  readonly dims: readonly (number | string)[];
}

/**
 * Compares what the manifest declares with what the graph says of itself; throws `model-refused`, which names every field, what it should be
 * and what it is. `places`: how many tracks or labels there are; undefined where neither is declared.
 */
export function checkSignature(manifest: Manifest, places: number | undefined, { inputs, outputs }: Signature): void {
  const expected = manifest.task === "recommend" ? recommendPorts(manifest, places!) : analyzePorts(manifest, places);
  const problems = [
    ...expected.inputs.flatMap((port) => problemOf("input", port, inputs)),
    ...inputs
      .filter(({ name }) => !expected.inputs.some((port) => port.name === name))
      .map(({ name }) => `the graph wants an input ${JSON.stringify(name)}, which the manifest does not declare`),
    ...problemOf("output", expected.output, outputs),
  ];
  if (problems.length > 0) throw new SegueError("model-refused", `The manifest and the graph disagree: ${problems.join("; ")}.`);
}

function recommendPorts({ inputs, output }: RecommendManifest, tracks: number): { inputs: Expected[]; output: Expected } {
  const { history, sequence, length } = inputs;
  const ports: Expected[] = [];
  if (history) ports.push({ path: "inputs.history", name: history.name, type: "float32", dims: ["batch", tracks] });
  if (sequence)
    ports.push({ path: "inputs.sequence", name: sequence.name, type: sequence.type, dims: ["batch", sequence.length] });
  if (length) ports.push({ path: "inputs.length", name: length.name, type: length.type, dims: ["batch"] });
  return {
    inputs: ports,
    output: { path: "output", name: output.name, type: "float32", dims: ["batch", output.skip + tracks] },
  };
}

function analyzePorts(manifest: AnalyzeManifest, labels: number | undefined): { inputs: Expected[]; output: Expected } {
  const batch = manifest.batched ? ["batch"] : [];
  const ports = Object.entries(manifest.inputs).map(([name, input]) => {
    const { shape } = preparationOf(input);
    return {
      path: `inputs.${name}`,
      name,
      type: input.type,
      dims: [...batch, ...shape.map((side) => (Number.isNaN(side) ? "free" : side))],
    };
  });
  const { name } = manifest.output;
  return {
    inputs: ports,
    output: { path: "output", name, type: "float32", dims: labels === undefined ? [] : [...batch, labels] },
  };
}

/** What is done to an input's numbers; its steps were checked when the manifest was read. */
export function preparationOf(input: AnalyzeManifest["inputs"][string]): Preparation {
  const steps = parseSteps(input.steps, freeShape(input));
  if ("value" in steps) return steps.value;
  throw new Error(steps.problems.map(({ path, message }) => `${path} ${message}`).join("; "));
}

function problemOf(kind: "input" | "output", expected: Expected, values: readonly GraphValue[]): string[] {
  const found = values.find(({ name }) => name === expected.name);
  if (found === undefined) {
    const names = values.map(({ name }) => JSON.stringify(name)).join(", ");
    return [`${expected.path}: the graph has no ${kind} ${JSON.stringify(expected.name)}; it has ${names || "none"}`];
  }
  const disagree =
    found.type !== expected.type || (found.dims.length > 0 && expected.dims.length > 0 && !dimsFit(expected.dims, found.dims));
  if (!disagree) return [];
  const wanted = expected.dims.length === 0 ? expected.type : told(expected);
  return [`${expected.path}: the graph's ${kind} ${JSON.stringify(expected.name)} should be ${wanted} and is ${told(found)}`];
}

/** A batch of which the graph takes exactly one is fine; a free size of the manifest wants one of the graph, other than the batch. */
function dimsFit(expected: readonly (number | string)[], found: readonly (number | string)[]): boolean {
  if (expected.length !== found.length) return false;
  return expected.every((size, axis) => {
    const real = found[axis]!;
    if (typeof real === "string") return true;
    return size === "batch" ? real === 1 : size === real;
  });
}

const told = ({ type, dims }: Pick<GraphValue, "type" | "dims">) =>
  type === "none" ? "no tensor" : `${type} [${dims.map((dim) => (dim === "" ? "?" : dim)).join(", ")}]`;
