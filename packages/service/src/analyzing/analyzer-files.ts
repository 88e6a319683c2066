import type { Analyzer, Config } from "@segue/engine";
import { analyzers } from "@segue/engine";
import { SegueError } from "../errors.js";
import type { Curve } from "../ports/jobs.js";
import type { ModelRecord } from "../ports/models.js";
import { type Manifest, modelPath, openSealed, type ReadFile, sealed } from "../registry/model-files.js";
import { parametersOf } from "../registry/parameters.js";
import { decodeSafetensors, encodeSafetensors } from "../registry/safetensors.js";
import type { Services } from "../services.js";
import type { Learned } from "./gather-set.js";

const TENSORS = "tensors.safetensors";
export const LEARNED = "learned.json";

export interface TrainedAnalyzer {
  readonly algorithm: string;
  readonly config: Config;
  readonly seed: number;
  /** The fingerprint of what it learned from. */
  readonly dataset: string;
  readonly analyzer: Analyzer;
  readonly learned: Learned;
  readonly curves: readonly Curve[];
}

/** The files of a model that analyzes, by name; the same training gives the same bytes. */
export function encodeAnalyzer(trained: TrainedAnalyzer): Record<string, Uint8Array> {
  const { algorithm, config, seed, dataset, analyzer, learned, curves } = trained;
  const files = {
    [TENSORS]: encodeSafetensors(analyzer.files().tensors),
    [LEARNED]: Buffer.from(JSON.stringify(learned)),
  };
  return sealed(files, { algorithm, config, signal: "plays", seed, dataset, ...(curves.length > 0 && { curves }) });
}

/** A model that was trained here to analyze, ready to say something. */
export interface OwnAnalyzer {
  readonly name: string;
  readonly version: number;
  /** The hash of all that it is: what it said is what it would say, as long as that is the same. */
  readonly seal: string;
  readonly analyzer: Analyzer;
  readonly learned: Learned;
}

/** Reads such a model back and checks every file against its hash; throws `damaged-file`. */
export async function loadOwnAnalyzer(
  { artifacts, runtime }: Pick<Services, "artifacts" | "runtime">,
  workspace: string,
  record: ModelRecord,
): Promise<OwnAnalyzer> {
  const { manifest, file } = await openSealed(artifacts, workspace, record);
  const { name, version } = record;
  const decoded = await decodeAnalyzer(modelPath(workspace, name, version), manifest, file, runtime);
  return { name, version, seal: manifest.checksum, ...decoded };
}

/** A model from its files; `path` names them in errors. Throws `damaged-file`. */
export async function decodeAnalyzer(
  path: string,
  manifest: Manifest,
  file: ReadFile,
  runtime: Services["runtime"],
): Promise<Pick<OwnAnalyzer, "analyzer" | "learned">> {
  const learned = JSON.parse(Buffer.from(await file(LEARNED)).toString("utf8")) as Learned;
  const tensors = decodeSafetensors(await file(TENSORS));
  try {
    const algorithm = analyzers.find((each) => each.name === manifest.algorithm)!;
    // Parameters that there were not yet when it was trained are as usual.
    const config = parametersOf(algorithm, manifest.config);
    return { learned, analyzer: algorithm.restore({ tensors }, config, { runtime }) };
  } catch (cause) {
    throw new SegueError("damaged-file", `${path} is no model of ${manifest.algorithm}: ${(cause as Error).message}`, { cause });
  }
}

/** What such a model learned from, without the model. */
export async function learnedBy(artifacts: Services["artifacts"], workspace: string, record: ModelRecord): Promise<Learned> {
  const { file } = await openSealed(artifacts, workspace, record);
  return JSON.parse(Buffer.from(await file(LEARNED)).toString("utf8")) as Learned;
}
