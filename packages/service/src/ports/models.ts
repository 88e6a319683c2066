import type { Config } from "@segue/engine";

export const MODEL_TASKS = ["recommend", "analyze"] as const;
/** What a model does: answers histories with tracks, or numbers with labels or numbers. */
export type ModelTask = (typeof MODEL_TASKS)[number];

/** A trained model in the registry. */
export interface ModelRecord {
  readonly name: string;
  /** From 1, one up with each training under the same name. */
  readonly version: number;
  /** The algorithm that trained it; `onnx` for one that was made elsewhere. */
  readonly algorithm: string;
  readonly task: ModelTask;
  readonly config: Config;
  readonly seed: number;
  /** The fingerprint of the dataset it learned from. */
  readonly dataset: string;
  readonly holds: "tracks" | "histories";
  readonly users: number;
  readonly tracks: number;
  readonly bytes: number;
  readonly seconds: { readonly load: number; readonly train: number };
  readonly peakRssMb: number;
  readonly createdAt: number;
}

/** A name under which a model is served. */
export interface Deployment {
  readonly name: string;
  readonly model: string;
  readonly version: number;
  /** What it served before, for `rollback`. */
  readonly previous: { readonly model: string; readonly version: number } | null;
  readonly updatedAt: number;
}

export interface Models {
  /** Records a model under the next version of its name; a deployment `home` is made when there is none, for a model that recommends. */
  publish(workspace: string, model: Omit<ModelRecord, "version">, version: number): Promise<void>;
  /** The version that the next model of this name gets. */
  nextVersion(workspace: string, name: string): Promise<number>;
  /** The given version, or the newest. */
  get(workspace: string, name: string, version?: number): Promise<ModelRecord | undefined>;
  list(workspace: string): Promise<ModelRecord[]>;
  remove(workspace: string, name: string, version: number): Promise<void>;
  deployment(workspace: string, name: string): Promise<Deployment | undefined>;
  deployments(workspace: string): Promise<Deployment[]>;
  deploy(workspace: string, deployment: Deployment): Promise<void>;
  undeploy(workspace: string, name: string): Promise<void>;
}
