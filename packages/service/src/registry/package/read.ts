import { stat } from "node:fs/promises";
import type { Runtime } from "@segue/autograd";
import { algorithms, conform, holdsOf, idProblem, resolveConfig } from "@segue/engine";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { tryOut } from "../../deployments/try-out.js";
import { SegueError } from "../../errors.js";
import { decodeModel, type LoadedModel, type Manifest, readManifest, sha256 } from "../model-files.js";
import { decodeSafetensors } from "../safetensors.js";
import { FILES, FORMAT, type PackageRecord, RECORD, recordSchema } from "./format.js";

/** A model's file that was read, and found to be in order and to answer. */
export interface ModelPackage {
  readonly record: PackageRecord;
  readonly manifest: Manifest;
  readonly model: LoadedModel;
  /** As they were in the file, byte for byte. */
  readonly files: Readonly<Record<(typeof FILES)[number], Uint8Array>>;
}

/** The record is short. */
const LONGEST_RECORD = 16 * 2 ** 20;
/** What a file takes in memory while it is looked at, as a multiple of its size. */
const MEMORY = 4;

/**
 * Reads a model's file of another installation and believes nothing: only the known names, nothing packed (so that it cannot become
 * larger than it is), every hash, ids, parameters and shapes, and at last an answer. Throws `invalid-model` that says what is wrong,
 * or `not-enough-memory`.
 */
export async function readPackage(path: string, name: string, runtime: Runtime): Promise<ModelPackage> {
  const { size } = await stat(path);
  if (size * MEMORY > process.availableMemory())
    throw new SegueError("not-enough-memory", `${name} has ${size.toLocaleString("en")} bytes: it does not fit into memory.`);
  const contents = await unpacked(path, name);
  const record = recordOf(contents, name);
  for (const file of FILES) if (sha256(contents[file]) !== record.files[file]) throw invalid(name, `${file} is damaged`);
  try {
    const manifest = checkedManifest(contents, record, name);
    checkTracks(contents["tracks.json"], name);
    checkNumbers(contents["tensors.safetensors"], name);
    const told = { name: record.model.name, version: record.model.version };
    const model = await decodeModel(told, name, async (file) => contents[file as (typeof FILES)[number]], runtime);
    await tryOut(model);
    const { [RECORD]: _, ...files } = contents;
    return { record, manifest, model, files };
  } catch (thrown) {
    if (thrown instanceof SegueError && thrown.code === "damaged-file") throw invalid(name, thrown.message, thrown);
    throw thrown;
  }
}

type Contents = Record<(typeof FILES)[number] | typeof RECORD, Buffer>;

async function unpacked(path: string, name: string): Promise<Contents> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch((cause: Error) => {
    throw invalid(name, `it is no ZIP archive, or cut short (${cause.message})`, cause);
  });
  try {
    const contents = new Map<string, Buffer>();
    for await (const entry of zip.eachEntry()) {
      checkEntry(entry, name, contents);
      contents.set(entry.fileName, await bytesOf(zip, entry));
    }
    const missing = [RECORD, ...FILES].find((file) => !contents.has(file));
    if (missing !== undefined) throw invalid(name, `it holds no ${missing}`);
    return Object.fromEntries(contents) as Contents;
  } catch (thrown) {
    throw thrown instanceof SegueError ? thrown : invalid(name, `it is damaged (${(thrown as Error).message})`, thrown);
  } finally {
    zip.close();
  }
}

function checkEntry(entry: Entry, name: string, before: ReadonlyMap<string, unknown>): void {
  const { fileName, compressionMethod, uncompressedSize } = entry;
  const shown = JSON.stringify(fileName.slice(0, 200));
  if (fileName !== RECORD && !FILES.some((file) => file === fileName))
    throw invalid(name, `it holds ${shown}, which belongs to no model`);
  if (before.has(fileName)) throw invalid(name, `it holds ${shown} twice`);
  if (compressionMethod !== 0 || entry.isEncrypted())
    throw invalid(name, `${shown} is packed: models are stored as they are, so that nobody can send a bomb`);
  if (fileName === RECORD && uncompressedSize > LONGEST_RECORD) throw invalid(name, `${shown} is too long`);
}

async function bytesOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function recordOf(contents: Contents, name: string): PackageRecord {
  const said = parsed(contents[RECORD], name, RECORD) as { format?: unknown } | null;
  const format = Object(said).format;
  if (typeof format === "number" && format > FORMAT) throw newer(name, `its format is ${format}, and ${FORMAT} is read here`);
  const conformed = conform(recordSchema, said);
  if ("problems" in conformed) {
    const problems = conformed.problems.map(({ path, message }) => `${path} ${message}`).join("; ");
    throw invalid(name, `${RECORD} does not fit: ${problems.slice(0, 500)}`);
  }
  const { checksum, ...content } = Object(said) as PackageRecord;
  if (checksum !== sha256(JSON.stringify(content))) throw invalid(name, `${RECORD} is damaged`);
  return conformed.value;
}

function checkedManifest(contents: Contents, { model }: PackageRecord, name: string): Manifest {
  const said = parsed(contents["model.json"], name, "model.json");
  const { format, algorithm: wanted } = Object(said) as { format?: unknown; algorithm?: unknown };
  if (typeof format === "number" && format > 1) throw newer(name, `the format of its model is ${format}`);
  const manifest = readManifest(contents["model.json"], `${name}/model.json`);
  const algorithm = algorithms.find((each) => each.name === wanted);
  if (algorithm === undefined) {
    const names = algorithms.map((each) => each.name).join(", ");
    throw invalid(name, `its algorithm ${JSON.stringify(wanted)} is not known here; known are ${names}`);
  }
  const fits = conform(algorithm.config, manifest.config);
  if ("problems" in fits || "problems" in resolveConfig(algorithm, manifest.config))
    throw invalid(name, `its parameters are none of ${algorithm.name}`);
  if (manifest.signal !== "plays" && manifest.signal !== "ratings")
    throw invalid(name, "it does not say what its histories mean");
  if (!Number.isSafeInteger(manifest.seed) || !/^[0-9a-f]{64}$/.test(manifest.dataset))
    throw invalid(name, "its seed or the fingerprint of its data is none");
  if (model.holds !== holdsOf(algorithm, manifest.config))
    throw invalid(name, `it says that it holds ${model.holds}, and ${algorithm.name} holds ${algorithm.holds}`);
  return manifest;
}

function checkTracks(content: Buffer, name: string): void {
  const ids = parsed(content, name, "tracks.json");
  if (!Array.isArray(ids) || ids.length === 0) throw invalid(name, "tracks.json is no list of ids");
  ids.forEach((id: unknown, at) => {
    const problem = typeof id === "string" ? idProblem(id) : "is no text";
    if (problem !== undefined) throw invalid(name, `track ${at + 1} ${problem}`);
    // As they were when it was trained: ascending, so that no id is there twice.
    if (at > 0 && ids[at - 1] >= (id as string)) throw invalid(name, `track ${at + 1} is not in order`);
  });
}

function checkNumbers(content: Buffer, name: string): void {
  for (const [tensor, { data }] of Object.entries(decodeSafetensors(content))) {
    const odd = data instanceof Float32Array ? data.findIndex((value) => !Number.isFinite(value)) : -1;
    if (odd >= 0) throw invalid(name, `number ${odd} of the tensor ${JSON.stringify(tensor.slice(0, 100))} is ${data[odd]}`);
  }
}

function parsed(content: Buffer, name: string, file: string): unknown {
  try {
    return JSON.parse(content.toString("utf8"));
  } catch (cause) {
    throw invalid(name, `${file} is no JSON`, cause);
  }
}

const invalid = (name: string, why: string, cause?: unknown) => new SegueError("invalid-model", `${name}: ${why}.`, { cause });

const newer = (name: string, why: string) =>
  new SegueError("invalid-model", `${name} was written by a newer Segue: ${why}.`, { hint: "Use that version or a newer one." });
