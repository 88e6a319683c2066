import { createIdIndex, createRanking, type Signal } from "@segue/engine";
import { SegueError } from "../../errors.js";
import type { Network } from "../../ports/inference.js";
import type { ModelRecord } from "../../ports/models.js";
import type { Services } from "../../services.js";
import { bytesInMemory, type LoadedModel, openSealed, POPULARITY, sealed } from "../model-files.js";
import { decodeSafetensors, encodeSafetensors } from "../safetensors.js";
import type { Analyzer } from "./analyzer.js";
import type { AnalyzeManifest, Manifest, RecommendManifest } from "./manifest.js";
import type { ManifestText } from "./manifest-text.js";
import { foreignRecommender } from "./recommender.js";
import type { Trial } from "./trial.js";

/** The algorithm of models that were made elsewhere. */
export const FOREIGN = "onnx";

/** What is stored of a foreign model beside its graph: the config in its record and its `model.json`. */
export interface ForeignConfig {
  readonly manifest: Manifest;
  readonly opset: number;
  readonly producer: string;
  readonly trial: Trial;
  readonly [more: string]: unknown;
}

/** What a recommender needs of the data at hand: how well each of its tracks is known. */
export interface ForeignTracks {
  readonly ids: readonly string[];
  /** Listeners of each. */
  readonly popularity: Float32Array;
  readonly signal: Signal;
  /** The fingerprint of the data. */
  readonly dataset: string;
}

export interface ForeignModel {
  readonly graph: Uint8Array;
  readonly manifest: ManifestText;
  readonly config: ForeignConfig;
  readonly tracks: ForeignTracks | undefined;
  readonly labels: readonly string[] | undefined;
}

/** The files of a foreign model, by name: its graph and manifest as they came, and what serving needs beside them. */
export function encodeForeign({ graph, manifest, config, tracks, labels }: ForeignModel): Record<string, Uint8Array> {
  const json = (value: unknown) => Buffer.from(JSON.stringify(value));
  const files = {
    "graph.onnx": graph,
    [manifestFile(manifest)]: Buffer.from(manifest.text),
    ...(tracks && { "tracks.json": json(tracks.ids), "tensors.safetensors": popularityFile(tracks) }),
    ...(labels && { "labels.json": json(labels) }),
  };
  const { signal = "plays", dataset = "" } = tracks ?? {};
  return sealed(files, { algorithm: FOREIGN, config, signal, seed: 0, dataset });
}

const manifestFile = ({ name }: ManifestText) => (name.toLowerCase().endsWith(".json") ? "manifest.json" : "manifest.toml");

const popularityFile = ({ popularity }: ForeignTracks) =>
  encodeSafetensors({ [POPULARITY]: { shape: [popularity.length], data: popularity } });

export type Loading = Pick<Services, "artifacts" | "inference" | "runtime" | "config" | "store">;

/** A foreign model that recommends, ready to answer. Its graph is loaded with the first question. */
export async function loadForeign(services: Loading, workspace: string, record: ModelRecord): Promise<LoadedModel> {
  const model = idOf(record);
  const { manifest: stored, file } = await openSealed(services.artifacts, workspace, record);
  const { manifest, trial } = stored.config as ForeignConfig;
  const ids = readJson(await file("tracks.json"));
  const popularity = decodeSafetensors(await file("tensors.safetensors"))[POPULARITY]!.data as Float32Array;
  const known = await onlyKnown(services, workspace, ids, popularity);
  const network = openGraph(services, () => file("graph.onnx"));
  return {
    name: record.name,
    version: record.version,
    algorithm: FOREIGN,
    tracks: createIdIndex(ids),
    signal: stored.signal,
    recommender: foreignRecommender({
      model,
      network,
      // The task was checked.
      manifest: manifest as RecommendManifest,
      tracks: ids.length,
      batch: trial.batch,
      seconds: services.config.networkSeconds,
    }),
    popularity: known,
    ranking: createRanking(known),
    // The graph is in a process of its own.
    bytes: bytesInMemory({}, ids) + 2 ** 20 * trial.peakRssMb,
  };
}

/** A foreign model that analyzes, ready to answer. */
export async function loadAnalyzer(services: Loading, workspace: string, record: ModelRecord): Promise<Analyzer> {
  const model = idOf(record);
  const { manifest: stored, file } = await openSealed(services.artifacts, workspace, record);
  // The task was checked.
  const manifest = (stored.config as ForeignConfig).manifest as AnalyzeManifest;
  const labels = "labels.json" in stored.files ? readJson(await file("labels.json")) : undefined;
  const network = openGraph(services, () => file("graph.onnx"));
  return { model, manifest, labels, network, seconds: services.config.networkSeconds };
}

/** A graph in a process of its own, bounded as the service is set. */
export function openGraph(
  { inference, config }: Pick<Services, "inference" | "config">,
  graph: () => Promise<Uint8Array>,
): Network {
  return inference.open(graph, { memory: config.networkMemory, load: config.trialSeconds });
}

/**
 * Popularity with −Infinity for tracks that the catalogue lacks: a foreign model may know thousands that nobody here has, and what is not in
 * the ranking is never looked up in vain.
 */
async function onlyKnown(
  { store }: Pick<Services, "store">,
  workspace: string,
  ids: readonly string[],
  popularity: Float32Array,
): Promise<Float32Array> {
  const known = new Set((await store.tracks.getMany(workspace, ids)).map(({ id }) => id));
  return popularity.map((listeners, track) => (known.has(ids[track]!) ? listeners : Number.NEGATIVE_INFINITY));
}

const idOf = ({ name, version }: ModelRecord) => `${name}@${version}`;
const readJson = (bytes: Uint8Array) => JSON.parse(Buffer.from(bytes).toString("utf8")) as string[];

/** Throws `wrong-task` for a model that is there for something else. */
export function refuseOtherTask(record: ModelRecord, task: ModelRecord["task"]): void {
  if (record.task !== task) throw new SegueError("wrong-task", `The model ${idOf(record)} is there to ${record.task}.`);
}
