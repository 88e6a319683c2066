import type { ClassReport, Config, Interval, LabelledSet, RuleWishes, SetReport, Slice } from "@segue/engine";
import type { Forecast } from "./jobs.js";
import type { Page, PageRequest } from "./tracks.js";

export const MODEL_TASKS = ["recommend", "analyze"] as const;
/** What a model does: answers histories with tracks, or numbers with labels or numbers. */
export type ModelTask = (typeof MODEL_TASKS)[number];

/** A trained model in the registry. */
export interface ModelRecord {
  readonly name: string;
  /** From 1, growing with each training under the same name; a number that was given once is never given again. */
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
  /** What its training was expected to take; null for one that came without it. */
  readonly estimate: Forecast | null;
  /** The version of Segue that trained it; empty where that was not noted. */
  readonly codeVersion: string;
  /** The job that brought it here; null where that was not noted. */
  readonly job: string | null;
  /** How the same recipe does on a split of the same data; null where it was not judged. */
  readonly evaluation: ModelEvaluation | null;
  /** Where it was before; null for one that was trained here. */
  readonly origin: ModelOrigin | null;
}

/** How a recipe (algorithm, parameters, seed) does when it is trained on one part of a dataset and judged on another. */
export interface ModelEvaluation {
  readonly split: string;
  readonly seed: number;
  /** Listeners judged. */
  readonly users: number;
  readonly metrics: Readonly<Record<string, Interval>>;
  readonly slices: readonly Slice[];
  readonly seconds: { readonly train: number; readonly score: number };
  /** Of one that says labels or numbers, judged by folds. */
  readonly labels?: LabelReport;
}

/** How a recipe tells examples that it did not learn from. */
export interface LabelReport extends Pick<SetReport, "examples" | "confusion" | "reliability"> {
  readonly kind: LabelledSet["labels"]["kind"];
  /** What belongs together was on one side of each fold: so many groups. */
  readonly groups: number;
  readonly byClass: readonly (Omit<ClassReport, "rocAuc" | "averagePrecision"> & {
    /** Null where they are not defined. */
    readonly rocAuc: number | null;
    readonly averagePrecision: number | null;
  })[];
}

/** The data that a model learned from, without anything about a single listener. */
export interface ModelData {
  /** The fingerprint of the snapshot. */
  readonly snapshot: string;
  readonly takenAt: number;
  readonly imports: readonly { readonly name: string; readonly format: string; readonly simulated: boolean }[];
  readonly liveEvents: number;
  /** Events before cleaning. */
  readonly before: number;
  readonly events: number;
  readonly users: number;
  readonly tracks: number;
  /** When the first and the last spans of time begin in which something was heard; null where no event has a time. */
  readonly period: { readonly unit: string; readonly from: number; readonly to: number } | null;
  /** Events that each rule left out; null where it was switched off. */
  readonly cleaning: readonly { readonly rule: string; readonly title: string; readonly events: number | null }[];
  /** Tracks that were taken for another one. */
  readonly sameTracks: number;
}

/** What another installation said of a model that it gave away. */
export interface ModelOrigin {
  /** name@version there. */
  readonly model: string;
  readonly createdAt: number;
  readonly exportedAt: number;
  /** The version of Segue that wrote the file. */
  readonly exportedBy: string;
  /** The data it learned from; null where they were not known there. */
  readonly data: ModelData | null;
}

/** One of the models that a deployment serves. */
export interface ServedModel {
  readonly model: string;
  readonly version: number;
  /** Its share beside the others', above 0. */
  readonly weight: number;
}

/** How several models share the answers: each listener is one model's, or all are asked and their scores combined. */
export const MIXINGS = ["listener", "score"] as const;

/** What is served: at least one model. */
export interface Serving {
  readonly models: readonly ServedModel[];
  /** Null for a single model. */
  readonly by: (typeof MIXINGS)[number] | null;
  /** Rules of each answer that the request does not set otherwise; absent where there are none but the usual ones. */
  readonly rules?: RuleWishes;
}

export const CHANGES = ["promoted", "rolled-back", "retrained", "ruled"] as const;

/** A change of what a deployment serves. */
export interface DeploymentChange {
  /** From 1, growing. */
  readonly number: number;
  readonly serving: Serving;
  readonly how: (typeof CHANGES)[number];
  readonly at: number;
  /** The change to which a step back from here leads; null where nothing was served before. */
  readonly back: number | null;
}

/** A name under which something is served. */
export interface Deployment {
  readonly name: string;
  /** Newest first, at least one: the first is what is served. */
  readonly changes: readonly DeploymentChange[];
}

/** Changes that are remembered of each deployment. */
export const MOST_CHANGES = 20;

/** A name for one version of a model, which can be moved to another. */
export interface Alias {
  readonly name: string;
  readonly alias: string;
  readonly version: number;
  readonly updatedAt: number;
}

/** What a model's answers cost. */
export interface AnswerCost {
  readonly name: string;
  readonly version: number;
  readonly answers: number;
  /** Spent scoring and ranking. */
  readonly seconds: number;
  /** The most memory that answering took: the loaded model, and the scores of the largest batch. */
  readonly bytes: number;
}

export interface Models {
  /** Records a model; a deployment `home` is made when there is none, for a model that recommends. */
  publish(workspace: string, model: Omit<ModelRecord, "version">, version: number): Promise<void>;
  /** Takes the next version of this name: nobody else ever gets it, whatever becomes of the model. */
  nextVersion(workspace: string, name: string): Promise<number>;
  /** The highest version that was given of each name. */
  numbers(workspace: string): Promise<{ name: string; highest: number }[]>;
  /** The given version, or the newest. */
  get(workspace: string, name: string, version?: number): Promise<ModelRecord | undefined>;
  /** All, by name and version. */
  list(workspace: string): Promise<ModelRecord[]>;
  /** A page of them; `name`: only of that name. */
  page(workspace: string, page: PageRequest, name?: string): Promise<Page<ModelRecord>>;
  /** Removes a version with its aliases and what its answers cost. */
  remove(workspace: string, name: string, version: number): Promise<void>;

  /** What a deployment serves; undefined where there is none of that name. */
  served(workspace: string, deployment: string): Promise<Serving | undefined>;
  deployment(workspace: string, name: string): Promise<Deployment | undefined>;
  deployments(workspace: string): Promise<Deployment[]>;
  /** Serves something else from now on. */
  deploy(workspace: string, name: string, change: Omit<DeploymentChange, "number">): Promise<void>;
  /** Writes another content into a change that was made. */
  rewriteChange(workspace: string, name: string, number: number, serving: Serving): Promise<void>;
  undeploy(workspace: string, name: string): Promise<void>;

  aliases(workspace: string): Promise<Alias[]>;
  setAlias(workspace: string, alias: Alias): Promise<void>;
  /** Tells whether there was one. */
  removeAlias(workspace: string, name: string, alias: string): Promise<boolean>;

  /** Adds to what answers cost; those of models that are no more are forgotten. */
  spend(workspace: string, costs: readonly AnswerCost[]): Promise<void>;
  costs(workspace: string): Promise<AnswerCost[]>;
}
