import { conform, OneOf, parseSteps, type SchemaProblem } from "@segue/engine";
import { type Static, type TSchema, Type } from "typebox";
import { NUMBER_TYPES } from "../../ports/inference.js";
import { type ManifestText, readValues, refuseManifest } from "./manifest-text.js";

/** What a foreign model is, as those who bring it declare it. */
export type Manifest = RecommendManifest | AnalyzeManifest;

const strict = <P extends Parameters<typeof Type.Object>[0]>(properties: P, description?: string) =>
  Type.Object(properties, { additionalProperties: false, ...(description === undefined ? {} : { description }) });
const graphName = (what: string) => Type.String({ minLength: 1, maxLength: 200, description: what });
const text = (description: string) => Type.Optional(Type.String({ maxLength: 2000, description }));

/** What every manifest may say about where the model is from. */
const about = {
  name: Type.Optional(
    Type.String({ pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", description: "The model's name, where --as gives none" }),
  ),
  notes: text("What is new in this version, or worth knowing"),
  licence: text("Under what terms it may be used"),
  source: text("Where it is from"),
};

const recommendSchema = strict({
  task: OneOf(["recommend"]),
  ...about,
  tracks: Type.Unknown({
    description: '"catalogue", a list of ids, or { file = "tracks.txt" }: the tracks in the graph\'s order',
  }),
  inputs: strict({
    history: Type.Optional(
      strict({
        name: Type.String({
          minLength: 1,
          maxLength: 200,
          default: "history",
          description: "The graph's input: float32 [batch, tracks]",
        }),
        transform: OneOf(["none", "binary", "log1p", "l2", "mean"], {
          default: "none",
          description:
            "What becomes of the weights: none, as they are; binary, 1 each; log1p, ln(1 + w); l2, divided by the root of the sum of their squares; mean, divided by the mean of those there are",
        }),
      }),
    ),
    sequence: Type.Optional(
      strict({
        name: Type.String({
          minLength: 1,
          maxLength: 200,
          default: "sequence",
          description: "The graph's input: [batch, length]",
        }),
        type: OneOf(["int64", "int32"], { default: "int64", description: "Its element type" }),
        length: Type.Integer({
          minimum: 1,
          maximum: 10_000,
          description: "The most tracks of a sequence; shorter ones are padded to it",
        }),
        keep: OneOf(["newest", "oldest"], { default: "newest", description: "Which tracks of a longer one" }),
        pad: OneOf(["left", "right"], { default: "left", description: "On which side shorter ones are padded" }),
        padding: Type.Integer({ minimum: -1, default: 0, description: "The number that stands for no track" }),
        offset: Type.Integer({ minimum: 0, maximum: 1000, default: 1, description: "The number of the first track" }),
      }),
    ),
    length: Type.Optional(
      strict({
        name: Type.String({ minLength: 1, maxLength: 200, default: "length", description: "The graph's input: [batch]" }),
        type: OneOf(["int64", "int32"], { default: "int64", description: "Its element type" }),
      }),
    ),
  }),
  output: strict({
    name: Type.String({
      minLength: 1,
      maxLength: 200,
      default: "scores",
      description: "The graph's output: float32 [batch, skip + tracks]",
    }),
    better: OneOf(["higher", "lower"], { default: "higher", description: "Which scores are the good ones" }),
    skip: Type.Integer({
      minimum: 0,
      maximum: 1000,
      default: 0,
      description: "Columns before the first track's, e.g. 1 for a padding track",
    }),
  }),
});
export type RecommendManifest = Omit<Static<typeof recommendSchema>, "tracks"> & { readonly tracks: TrackList };

/** The ids in the graph's order, the file that lists them, or the catalogue in order of its ids. */
export type TrackList = "catalogue" | readonly string[] | { readonly file: string };

const analyzeInputSchema = strict({
  type: OneOf(NUMBER_TYPES, { default: "float32", description: "The element type that the graph wants" }),
  shape: Type.Array(Type.Union([Type.Integer({ minimum: 1 }), Type.String({ pattern: "^[A-Za-z_][A-Za-z0-9_]*$" })]), {
    maxItems: 8,
    description:
      "The shape of what is sent, without the batch; a name stands for a free dimension, the same size wherever it stands",
  }),
  steps: Type.Array(Type.Unknown(), {
    maxItems: 100,
    default: [],
    description: "What is done to the numbers first, in this order",
  }),
});

const analyzeSchema = strict({
  task: OneOf(["analyze"]),
  ...about,
  batched: Type.Boolean({ default: true, description: "Whether the first axis of each input and of the output is the batch" }),
  inputs: Type.Record(graphName("The graph's input"), Type.Unknown()),
  sizes: Type.Record(Type.String(), Type.Integer({ minimum: 1, maximum: 1_000_000 }), {
    default: {},
    description: "With which size each free dimension is tried out (32 unless given)",
  }),
  output: strict({
    name: graphName("The graph's output"),
    activation: OneOf(["none", "softmax", "sigmoid"], {
      default: "none",
      description: "What is still to be done to its numbers",
    }),
    labels: Type.Optional(Type.Unknown({ description: 'What its places mean: a list, or { file = "labels.txt" }' })),
    multiple: Type.Boolean({ default: false, description: "Whether several labels may be true at once" }),
    threshold: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 1,
        description: "Labels less probable are left out; 0.5 unless given where several may be true, otherwise 0",
      }),
    ),
    top: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, description: "The most labels of an answer" })),
  }),
});
type AnalyzeValues = Static<typeof analyzeSchema>;
export type AnalyzeInput = Static<typeof analyzeInputSchema>;
export interface AnalyzeManifest extends Omit<AnalyzeValues, "inputs" | "output"> {
  readonly inputs: Readonly<Record<string, AnalyzeInput>>;
  readonly output: Omit<AnalyzeValues["output"], "labels"> & { readonly labels?: LabelList };
}

/** The labels in the graph's order, or the file that lists them. */
export type LabelList = readonly string[] | { readonly file: string };

/** Reads a manifest; throws `invalid-manifest`, which names file, line, path, what was found and what would be right. */
export function parseManifest(written: ManifestText): Manifest {
  const values = readValues(written);
  const { task } = parsed(written, Type.Object({ task: OneOf(["recommend", "analyze"]) }), values);
  return task === "recommend" ? recommendManifest(written, values) : analyzeManifest(written, values);
}

/** The files beside the manifest that it names. */
export function filesOf(manifest: Manifest): string[] {
  const list = manifest.task === "recommend" ? manifest.tracks : manifest.output.labels;
  return typeof list === "object" && "file" in list ? [list.file] : [];
}

function recommendManifest(written: ManifestText, values: unknown): RecommendManifest {
  const manifest = parsed(written, recommendSchema, values);
  const { history, sequence, length } = manifest.inputs;
  if (history === undefined && sequence === undefined)
    refuseManifest(written, [{ path: "inputs", message: "must declare history, sequence or both" }]);
  if (length !== undefined && sequence === undefined)
    refuseManifest(written, [{ path: "inputs.length", message: "is the length of a sequence, and there is no inputs.sequence" }]);
  const { tracks } = manifest;
  if (tracks === "catalogue") return { ...manifest, tracks };
  return { ...manifest, tracks: listOf(written, "tracks", '"catalogue", a list of ids or { file = "…" }', tracks) };
}

function analyzeManifest(written: ManifestText, values: unknown): AnalyzeManifest {
  const manifest = parsed(written, analyzeSchema, values);
  const names = Object.keys(manifest.inputs);
  if (names.length === 0) refuseManifest(written, [{ path: "inputs", message: "must declare at least one input" }]);
  const inputs = Object.fromEntries(names.map((name) => [name, analyzeInput(written, name, manifest.inputs[name])]));
  const { labels, ...output } = manifest.output;
  if (output.multiple && output.activation === "softmax")
    refuseManifest(written, [
      {
        path: "output.activation",
        message: "is softmax, which makes one label true, and output.multiple says several may be; sigmoid judges each by itself",
      },
    ]);
  if (labels === undefined) return { ...manifest, inputs, output };
  return {
    ...manifest,
    inputs,
    output: { ...output, labels: listOf(written, "output.labels", 'a list of labels or { file = "…" }', labels) },
  };
}

function analyzeInput(written: ManifestText, name: string, given: unknown): AnalyzeInput {
  const input = parsed(written, analyzeInputSchema, given, `inputs.${name}`);
  const steps = parseSteps(input.steps, freeShape(input));
  if ("problems" in steps) refuseManifest(written, steps.problems.map(under(`inputs.${name}.steps`)));
  if (input.steps.length > 0 && input.type !== "float32" && input.type !== "float64")
    refuseManifest(written, [{ path: `inputs.${name}.steps`, message: `make fractions, and the input's type is ${input.type}` }]);
  return input;
}

/** An input's shape with NaN for what is free. */
export const freeShape = ({ shape }: AnalyzeInput) => shape.map((side) => (typeof side === "number" ? side : Number.NaN));

function parsed<S extends TSchema>(written: ManifestText, schema: S, values: unknown, path = ""): Static<S> {
  const result = conform(schema, values);
  return "value" in result ? result.value : refuseManifest(written, result.problems.map(under(path)));
}

const under = (parent: string) => (problem: SchemaProblem) => ({
  path: [parent, problem.path].filter((part) => part !== "").join("."),
  message: problem.message,
});

function listOf(
  written: ManifestText,
  path: string,
  wanted: string,
  given: unknown,
): readonly string[] | { readonly file: string } {
  if (Array.isArray(given)) return distinct(written, path, given);
  const { file, ...rest } = Object(given) as Record<string, unknown>;
  if (typeof file === "string" && file !== "" && Object.keys(rest).length === 0) return { file };
  return refuseManifest(written, [
    { path, message: `must be ${wanted} (found ${JSON.stringify(given)?.slice(0, 80) ?? "nothing"})` },
  ]);
}

/** A list of texts, none empty and none twice; throws `invalid-manifest`. */
export function distinct(written: ManifestText, path: string, given: readonly unknown[]): string[] {
  const seen = new Map<string, number>();
  for (const [i, each] of given.entries()) {
    if (typeof each !== "string" || each === "")
      refuseManifest(written, [
        { path: `${path}.${i}`, message: `must be a text that is not empty (found ${JSON.stringify(each)})` },
      ]);
    if (seen.has(each))
      refuseManifest(written, [
        { path: `${path}.${i}`, message: `is ${JSON.stringify(each)} again, as is entry ${seen.get(each)}` },
      ]);
    seen.set(each, i);
  }
  if (seen.size === 0) refuseManifest(written, [{ path, message: "is empty" }]);
  return [...seen.keys()];
}
