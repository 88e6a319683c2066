import { createHash } from "node:crypto";
import { setImmediate as breathe } from "node:timers/promises";
import type { Runtime } from "@segue/autograd";
import {
  type Algorithm,
  algorithms,
  type Config,
  createIdIndex,
  createRanking,
  type Dataset,
  type IdIndex,
  type Recommender,
  restoreAlgorithm,
  type ServingModel,
  type Signal,
  type Tensor,
} from "@segue/engine";
import { SegueError } from "../errors.js";
import type { ArtifactStore } from "../ports/artifact-store.js";
import type { Curve } from "../ports/jobs.js";
import type { ModelRecord } from "../ports/models.js";
import type { Services } from "../services.js";
import { decodeSafetensors, encodeSafetensors } from "./safetensors.js";

/** A model in memory, ready to answer. */
export interface LoadedModel extends ServingModel {
  readonly name: string;
  readonly version: number;
  readonly algorithm: string;
  readonly tracks: IdIndex;
  readonly signal: Signal;
  /** What it takes in memory: tensors, ids and the order of its tracks. */
  readonly bytes: number;
}

/** What `model.json` says. */
export interface Manifest {
  readonly format: 1;
  readonly algorithm: string;
  readonly config: Config;
  readonly signal: Signal;
  readonly seed: number;
  readonly dataset: string;
  /** How its networks learned; absent where there are none. */
  readonly curves?: readonly Curve[];
  /** SHA-256 of each other file. */
  readonly files: Readonly<Record<string, string>>;
  /** SHA-256 of the manifest's own content, as JSON without this field. */
  readonly checksum: string;
}

/** The algorithm of that name; throws `unknown-algorithm`, naming those there are. */
export function algorithmNamed(name: string): Algorithm {
  const found = algorithms.find((algorithm) => algorithm.name === name);
  if (found !== undefined) return found;
  const names = algorithms.map((algorithm) => algorithm.name).join(", ");
  throw new SegueError("unknown-algorithm", `There is no algorithm ${JSON.stringify(name)}; there are ${names}.`);
}

export const modelPath = (workspace: string, name: string, version: number) => `models/${workspace}/${name}/${version}`;

export interface TrainedModel {
  readonly algorithm: string;
  readonly config: Config;
  readonly seed: number;
  readonly dataset: Dataset;
  readonly recommender: Recommender;
  readonly curves?: readonly Curve[];
}

/** The files of a trained model, by name; the same training gives the same bytes. */
export function encodeModel({
  algorithm,
  config,
  seed,
  dataset,
  recommender,
  curves = [],
}: TrainedModel): Record<string, Uint8Array> {
  const { tensors } = recommender.files();
  const files = {
    "tensors.safetensors": encodeSafetensors({ ...tensors, [POPULARITY]: listeners(dataset) }),
    "tracks.json": Buffer.from(JSON.stringify(dataset.tracks.ids)),
  };
  return sealed(files, {
    algorithm,
    config,
    signal: dataset.signal,
    seed,
    dataset: dataset.fingerprint,
    ...(curves.length > 0 && { curves }),
  });
}

/** The files of a model with the `model.json` that vouches for them. */
export function sealed(
  files: Readonly<Record<string, Uint8Array>>,
  about: Omit<Manifest, "format" | "files" | "checksum">,
): Record<string, Uint8Array> {
  const hashes = Object.fromEntries(Object.entries(files).map(([name, content]) => [name, sha256(content)]));
  const content: Omit<Manifest, "checksum"> = { format: 1, ...about, files: hashes };
  const manifest: Manifest = { ...content, checksum: sha256(JSON.stringify(content)) };
  return { ...files, "model.json": Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`) };
}

/** A file of a model, checked against its hash. */
export type ReadFile = (name: string) => Promise<Uint8Array>;

/** A stored model: what its `model.json` says, and its files, each checked against its hash when it is read; throws `damaged-file`. */
export function openSealed(artifacts: ArtifactStore, workspace: string, { name, version }: ModelRecord) {
  const path = modelPath(workspace, name, version);
  return openFiles(path, (file) => artifacts.read(path, file));
}

async function openFiles(path: string, read: ReadFile): Promise<{ manifest: Manifest; file: ReadFile }> {
  const manifest = readManifest(await read("model.json"), `${path}/model.json`);
  const file: ReadFile = async (name) => {
    const content = await read(name);
    if ((await sha256InPieces(content)) === manifest.files[name]) return content;
    throw damaged(`${path}/${name}`);
  };
  return { manifest, file };
}

/** Reads a model back and checks every file against its hash. */
export async function loadModel(
  { artifacts, runtime }: Pick<Services, "artifacts" | "runtime">,
  workspace: string,
  record: ModelRecord,
): Promise<LoadedModel> {
  const path = modelPath(workspace, record.name, record.version);
  return decodeModel(record, path, (name) => artifacts.read(path, name), runtime);
}

/** A model from its files, each checked against its hash; `place` names them in errors. Throws `damaged-file`. */
export async function decodeModel(
  { name, version }: Pick<ModelRecord, "name" | "version">,
  path: string,
  read: ReadFile,
  runtime: Runtime,
): Promise<LoadedModel> {
  const { manifest, file } = await openFiles(path, read);
  const { [POPULARITY]: popularity, ...tensors } = decodeSafetensors(await file("tensors.safetensors"));
  const tracks: string[] = JSON.parse(Buffer.from(await file("tracks.json")).toString("utf8"));
  const known = popularity?.data;
  if (!(known instanceof Float32Array) || known.length !== tracks.length) throw damaged(`${path}/tensors.safetensors`);
  const recommender = restored(manifest, tensors, path, runtime);
  return {
    name,
    version,
    algorithm: manifest.algorithm,
    tracks: createIdIndex(tracks),
    signal: manifest.signal,
    recommender,
    popularity: known,
    ranking: createRanking(known),
    bytes: bytesInMemory(tensors, tracks) + (recommender.besideFiles ?? 0),
  };
}

function restored(
  { algorithm, config }: Manifest,
  tensors: Readonly<Record<string, Tensor>>,
  path: string,
  runtime: Runtime,
): Recommender {
  try {
    return restoreAlgorithm(algorithmNamed(algorithm), { tensors }, config, runtime);
  } catch (cause) {
    throw new SegueError("damaged-file", `${path} is no model of ${algorithm}: ${(cause as Error).message}`, { cause });
  }
}

/** A string, its place in the list and in the index that finds it: what V8 takes for them beside the characters. */
const BYTES_OF_ID = 72;

export function bytesInMemory(tensors: Readonly<Record<string, Tensor>>, tracks: readonly string[]): number {
  const numbers = Object.values(tensors).reduce((sum, { data }) => sum + data.byteLength, 0);
  const ids = tracks.reduce((sum, id) => sum + BYTES_OF_ID + id.length, 0);
  // Popularity, the order by it, and a row to rank.
  return numbers + ids + 12 * tracks.length;
}

/** Reads `model.json` and checks it against its own hash; throws `damaged-file`. */
export function readManifest(bytes: Uint8Array, file: string): Manifest {
  let manifest: Manifest;
  try {
    manifest = JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch (cause) {
    throw damaged(file, cause);
  }
  const { checksum, ...content } = manifest;
  if (checksum !== sha256(JSON.stringify(content))) throw damaged(file);
  return manifest;
}

const damaged = (file: string, cause?: unknown) =>
  new SegueError("damaged-file", `${file} is not what was stored when the model was trained.`, { cause });

/** The tensor that every model carries besides its own: listeners a track, for listeners nobody knows and to order equal scores. */
export const POPULARITY = "popularity";

export function listeners({ plays, tracks }: Dataset): Tensor {
  const data = new Float32Array(tracks.size);
  for (const track of plays.indices) data[track]! += 1;
  return { shape: [tracks.size], data };
}

/** Bytes hashed at a time, in some milliseconds. */
const PIECE = 4 * 2 ** 20;

/** The hash of what may be hundreds of megabytes; whoever else asks this process is answered in between. */
async function sha256InPieces(content: Uint8Array): Promise<string> {
  const hash = createHash("sha256");
  for (let from = 0; from < content.length; from += PIECE) {
    hash.update(content.subarray(from, from + PIECE));
    await breathe();
  }
  return hash.digest("hex");
}

export const sha256 = (content: Uint8Array | string) => createHash("sha256").update(content).digest("hex");
