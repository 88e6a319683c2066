import { stat } from "node:fs/promises";
import type { Runtime } from "@segue/autograd";
import { type Algorithm, type AnalyzeAlgorithm, algorithms, analyzers, conform, resolveConfig } from "@segue/engine";
import { SegueError } from "../../errors.js";
import { type Manifest, readManifest, sha256 } from "../model-files.js";
import { decodeSafetensors } from "../safetensors.js";
import { FILES, FORMATS, NEWEST, type PackageRecord, RECORD, recordSchema, type Task } from "./format.js";
import { invalid, newer, parsed } from "./invalid.js";
import { tryAnalyzer } from "./try-analyzer.js";
import { tryRecommender } from "./try-recommender.js";
import { unpacked } from "./unpack.js";
import type { Tried, Unpacked } from "./unpacked.js";

/** A model's file that was read, and found to be in order and to answer. */
export interface ModelPackage extends Tried {
  readonly record: PackageRecord;
  readonly manifest: Manifest;
  readonly task: Task;
  /** As they were in the file, byte for byte. */
  readonly files: Readonly<Record<string, Uint8Array>>;
}

/** What a file takes in memory while it is looked at, as a multiple of its size. */
const MEMORY = 4;

/**
 * Reads a model's file of another installation and believes nothing: only the known names, nothing packed, every hash, names, parameters
 * and shapes, and at last an answer. Throws `invalid-model` that says what is wrong, or `not-enough-memory`.
 */
export async function readPackage(path: string, name: string, runtime: Runtime): Promise<ModelPackage> {
  const { size } = await stat(path);
  if (size * MEMORY > process.availableMemory())
    throw new SegueError("not-enough-memory", `${name} has ${size.toLocaleString("en")} bytes: it does not fit into memory.`);
  const contents = await unpacked(path, name);
  const { task, record } = recordOf(contents, name);
  const file = (wanted: string) => contents.get(wanted)!;
  for (const each of FILES[task]) if (sha256(file(each)) !== record.files[each]) throw invalid(name, `${each} is damaged`);
  try {
    const manifest = checkedManifest(file("model.json"), task, name);
    checkNumbers(file("tensors.safetensors"), name);
    const read: Unpacked = { name, record, manifest, file };
    const found = await (task === "analyze" ? tryAnalyzer(read, runtime) : tryRecommender(read, runtime));
    const files = Object.fromEntries(FILES[task].map((each) => [each, file(each)]));
    return { record, manifest, task, files, ...found };
  } catch (thrown) {
    if (thrown instanceof SegueError && thrown.code === "damaged-file") throw invalid(name, thrown.message, thrown);
    throw thrown;
  }
}

function recordOf(contents: ReadonlyMap<string, Buffer>, name: string): { task: Task; record: PackageRecord } {
  const content = contents.get(RECORD);
  if (content === undefined) throw invalid(name, `it holds no ${RECORD}`);
  const said = parsed(content, name, RECORD) as { format?: unknown } | null;
  const format = Object(said).format;
  if (typeof format === "number" && format > NEWEST) throw newer(name, `its format is ${format}, and ${NEWEST} is read here`);
  const task: Task = format === FORMATS.analyze ? "analyze" : "recommend";
  const conformed = conform(recordSchema(task), said);
  if ("problems" in conformed) {
    const problems = conformed.problems.map(({ path, message }) => `${path} ${message}`).join("; ");
    throw invalid(name, `${RECORD} does not fit: ${problems.slice(0, 500)}`);
  }
  const { checksum, ...rest } = Object(said) as PackageRecord;
  if (checksum !== sha256(JSON.stringify(rest))) throw invalid(name, `${RECORD} is damaged`);
  const missing = FILES[task].find((file) => !contents.has(file));
  if (missing !== undefined) throw invalid(name, `it holds no ${missing}`);
  const odd = [...contents.keys()].find((file) => file !== RECORD && !FILES[task].includes(file));
  if (odd !== undefined)
    throw invalid(name, `it holds ${JSON.stringify(odd)}, which belongs to no model that is there to ${task}`);
  return { task, record: conformed.value };
}

function checkedManifest(content: Buffer, task: Task, name: string): Manifest {
  const said = parsed(content, name, "model.json");
  const { format, algorithm: wanted } = Object(said) as { format?: unknown; algorithm?: unknown };
  if (typeof format === "number" && format > 1) throw newer(name, `the format of its model is ${format}`);
  const manifest = readManifest(content, `${name}/model.json`);
  const known: readonly (Algorithm | AnalyzeAlgorithm)[] = task === "analyze" ? analyzers : algorithms;
  const algorithm = known.find((each) => each.name === wanted);
  if (algorithm === undefined) {
    const names = known.map((each) => each.name).join(", ");
    throw invalid(name, `its algorithm ${JSON.stringify(wanted)} is not known here; known are ${names}`);
  }
  const fits = conform(algorithm.config, manifest.config);
  if ("problems" in fits || "problems" in resolveConfig(algorithm, manifest.config))
    throw invalid(name, `its parameters are none of ${algorithm.name}`);
  if (manifest.signal !== "plays" && manifest.signal !== "ratings")
    throw invalid(name, "it does not say what its histories mean");
  if (!Number.isSafeInteger(manifest.seed) || !/^[0-9a-f]{64}$/.test(manifest.dataset))
    throw invalid(name, "its seed or the fingerprint of its data is none");
  return manifest;
}

function checkNumbers(content: Buffer, name: string): void {
  for (const [tensor, { data }] of Object.entries(decodeSafetensors(content))) {
    const odd = data instanceof Float32Array ? data.findIndex((value) => !Number.isFinite(value)) : -1;
    if (odd >= 0) throw invalid(name, `number ${odd} of the tensor ${JSON.stringify(tensor.slice(0, 100))} is ${data[odd]}`);
  }
}
