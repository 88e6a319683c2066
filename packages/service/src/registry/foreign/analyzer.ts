import { SegueError } from "../../errors.js";
import type { Network, Numbers } from "../../ports/inference.js";
import { servingError } from "./failures.js";
import type { AnalyzeInput, AnalyzeManifest } from "./manifest.js";
import { asNumbers, invalid, nested, readNested } from "./numbers.js";
import { preparationOf } from "./signature.js";

export interface Analyzer {
  readonly model: string;
  readonly manifest: AnalyzeManifest;
  /** What the output's places mean, where that is declared. */
  readonly labels: readonly string[] | undefined;
  readonly network: Network;
  /** The longest that one computation may take. */
  readonly seconds: number;
}

/** What a model says of its inputs: labels, the most probable first, or numbers. */
export type Analysis = { readonly labels: readonly Label[] } | { readonly values: unknown };

export interface Label {
  readonly label: string;
  /** 0 … 1. */
  readonly probability: number;
}

/**
 * Asks the model about numbers, nested lists by name of input. Throws `invalid-request` where they do not fit what the manifest declares,
 * `model-failed` or `model-unavailable`.
 */
export async function analyze(analyzer: Analyzer, inputs: Readonly<Record<string, unknown>>): Promise<Analysis> {
  const { model, manifest, labels, network, seconds } = analyzer;
  const { name } = manifest.output;
  const feeds = feedsOf(manifest, inputs);
  const { outputs } = await network.run(feeds, [name], seconds).catch((thrown: unknown) => {
    throw servingError(model, thrown);
  });
  const answer = analysisOf(outputs[name]!, manifest, labels);
  if (typeof answer !== "string") return answer;
  throw new SegueError("model-failed", `The model ${model} gave no answer: ${answer}.`);
}

/** What the graph's inputs are; throws `invalid-request`. */
export function feedsOf(manifest: AnalyzeManifest, given: Readonly<Record<string, unknown>>): Record<string, Numbers> {
  const names = Object.keys(manifest.inputs);
  for (const name of Object.keys(given))
    if (!names.includes(name)) throw invalid(`inputs.${name}`, `is not known; the model takes ${names.join(", ")}`);
  const sizes = new Map<string, number>();
  const feeds = names.map((name) => {
    if (given[name] === undefined) throw invalid(`inputs.${name}`, "is missing");
    const feed = feedOf(`inputs.${name}`, manifest.inputs[name]!, given[name], sizes);
    return [name, manifest.batched ? { ...feed, dims: [1, ...feed.dims] } : feed] as const;
  });
  return Object.fromEntries(feeds);
}

function feedOf(path: string, input: AnalyzeInput, given: unknown, sizes: Map<string, number>): Numbers {
  const { shape, values } = readNested(path, given, input.shape.length);
  input.shape.forEach((wanted, axis) => {
    const size = shape[axis]!;
    if (typeof wanted === "string" && !sizes.has(wanted)) sizes.set(wanted, size);
    const right = typeof wanted === "string" ? sizes.get(wanted)! : wanted;
    if (size !== right) throw invalid(path, `must have ${right} entries on axis ${axis}${named(wanted)}, and has ${size}`);
  });
  // Without steps the numbers stay as they are: fractions of 32 bits would round large whole numbers.
  if (input.steps.length === 0) return asNumbers(path, input.type, shape, values);
  const prepared = preparationOf(input).apply({ shape, data: Float32Array.from(values) });
  return asNumbers(path, input.type, prepared.shape, prepared.data);
}

const named = (wanted: number | string) => (typeof wanted === "string" ? ` (${wanted})` : "");

/** The answer that an output means; a sentence without its end where it is none. */
export function analysisOf(output: Numbers, manifest: AnalyzeManifest, labels: readonly string[] | undefined): Analysis | string {
  const { activation, multiple, threshold = multiple ? 0.5 : 0, top } = manifest.output;
  const { data, dims } = output;
  if (!(data instanceof Float32Array)) return `its output is ${output.type}, not float32`;
  if (manifest.batched && dims[0] !== 1) return `its output should begin with a batch of 1 and is [${dims.join(", ")}]`;
  if (data.some((x) => !Number.isFinite(x))) return "its output holds what is no finite number";
  const shape = manifest.batched ? dims.slice(1) : dims;
  const numbers = activated(data, shape.at(-1) ?? 1, activation);
  if (labels === undefined) return { values: nested(shape, numbers) };
  if (numbers.length !== labels.length) return `its output has ${numbers.length} numbers, and there are ${labels.length} labels`;
  const strange = numbers.find((x) => x < -TOLERANCE || x > 1 + TOLERANCE);
  if (strange !== undefined)
    return `its output holds ${strange.toPrecision(4)}, which is no probability; output.activation of the manifest says what is to be done to it`;
  const judged = labels.map((label, i) => ({ label, probability: Math.min(1, Math.max(0, numbers[i]!)) }));
  const likely = judged.filter(({ probability }) => probability >= threshold).sort((a, b) => b.probability - a.probability);
  return { labels: likely.slice(0, top) };
}

/** Rounding may bring a probability this far beyond 0 or 1. */
const TOLERANCE = 1e-3;

function activated(data: Float32Array, width: number, activation: AnalyzeManifest["output"]["activation"]): Float32Array {
  if (activation === "none") return data;
  if (activation === "sigmoid") return data.map((x) => 1 / (1 + Math.exp(-x)));
  const out = new Float32Array(data.length);
  for (let from = 0; from < data.length; from += width) {
    const row = data.subarray(from, from + width);
    const largest = row.reduce((most, x) => Math.max(most, x), Number.NEGATIVE_INFINITY);
    const powers = row.map((x) => Math.exp(x - largest));
    const total = powers.reduce((sum, x) => sum + x, 0);
    out.set(
      powers.map((x) => x / total),
      from,
    );
  }
  return out;
}
