import { createHash } from "node:crypto";
import {
  type Algorithm,
  algorithms,
  type Config,
  createIdIndex,
  createRanking,
  type Dataset,
  type IdIndex,
  type Recommender,
  type ServingModel,
  type Signal,
  type Tensor,
} from "@segue/engine";
import { SegueError } from "../errors.js";
import type { ArtifactStore } from "../ports/artifact-store.js";
import type { ModelRecord } from "../ports/models.js";
import { decodeSafetensors, encodeSafetensors } from "./safetensors.js";

/** A model in memory, ready to answer. */
export interface LoadedModel extends ServingModel {
  readonly name: string;
  readonly version: number;
  readonly algorithm: string;
  readonly tracks: IdIndex;
  readonly signal: Signal;
}

/** What `model.json` says. */
export interface Manifest {
  readonly format: 1;
  readonly algorithm: string;
  readonly config: Config;
  readonly signal: Signal;
  readonly seed: number;
  readonly dataset: string;
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
}

/** The files of a trained model, by name; the same training gives the same bytes. */
export function encodeModel({ algorithm, config, seed, dataset, recommender }: TrainedModel): Record<string, Uint8Array> {
  const { tensors } = recommender.files();
  const files = {
    "tensors.safetensors": encodeSafetensors({ ...tensors, [POPULARITY]: listeners(dataset) }),
    "tracks.json": Buffer.from(JSON.stringify(dataset.tracks.ids)),
  };
  return sealed(files, { algorithm, config, signal: dataset.signal, seed, dataset: dataset.fingerprint });
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

/** A stored model: what its `model.json` says, and its files, each checked against its hash when it is read. */
export async function openSealed(artifacts: ArtifactStore, workspace: string, { name, version }: ModelRecord) {
  const path = modelPath(workspace, name, version);
  const manifest = readManifest(await artifacts.read(path, "model.json"), `${path}/model.json`);
  const file = async (of: string): Promise<Uint8Array> => {
    const content = await artifacts.read(path, of);
    if (sha256(content) === manifest.files[of]) return content;
    throw damaged(`${path}/${of}`);
  };
  return { manifest, file };
}

/** Reads a model back and checks every file against its hash. */
export async function loadModel(artifacts: ArtifactStore, workspace: string, record: ModelRecord): Promise<LoadedModel> {
  const { manifest, file } = await openSealed(artifacts, workspace, record);
  const { [POPULARITY]: popularity, ...tensors } = decodeSafetensors(await file("tensors.safetensors"));
  const tracks: string[] = JSON.parse(Buffer.from(await file("tracks.json")).toString("utf8"));
  const known = (popularity as Tensor).data as Float32Array;
  return {
    name: record.name,
    version: record.version,
    algorithm: manifest.algorithm,
    tracks: createIdIndex(tracks),
    signal: manifest.signal,
    recommender: algorithmNamed(manifest.algorithm).restore({ tensors }, manifest.config),
    popularity: known,
    ranking: createRanking(known),
  };
}

function readManifest(bytes: Uint8Array, file: string): Manifest {
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

const sha256 = (content: Uint8Array | string) => createHash("sha256").update(content).digest("hex");
