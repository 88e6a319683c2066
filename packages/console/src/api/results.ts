import type { DataReport, Job } from "@segue/client";
import type { Estimate } from "../texts/formats.js";

/** What jobs bring about, as far as the pages read it; the service tells a result without a schema, since each kind of job has its own. */

export type Metrics = Readonly<Record<string, Estimate>>;

/** One that was judged. */
export interface Judged {
  readonly model: string;
  readonly algorithm: string;
  readonly split: string;
  readonly seed: number;
  readonly users: number;
  readonly metrics: Metrics;
  /** By how much it exceeds another one, listener by listener; absent from that one itself. */
  readonly difference?: {
    readonly against: string;
    readonly metrics: Differences;
    /** The same by how much listeners had heard before; absent from what was judged before that was told. */
    readonly bands?: readonly Band[];
  };
}

/** By how much one exceeds another, by metric. */
export type Differences = Readonly<Record<string, Estimate & { readonly established: boolean }>>;

/** Listeners who had heard about as much. */
export interface Band {
  readonly name: string;
  readonly users: number;
  /** Ids of the first few. */
  readonly some: readonly string[];
  readonly metrics: Differences;
}

/** Whether an evaluation was of what recommends: what says labels is judged by other figures, on the model's own page. */
export const isOfLists = ({ models }: EvaluateResult): boolean => models.every((each) => !("labels" in each));

export interface EvaluateResult {
  readonly models: readonly Judged[];
}

export interface TrainResult {
  readonly model: string;
  readonly version: number;
  readonly metrics?: Metrics;
}

export interface ImportResult {
  readonly import: string;
  readonly format: string;
  readonly rows: { readonly read: number; readonly kept: number; readonly changed: number; readonly left: number };
  readonly rules: readonly {
    readonly rule: string;
    readonly outcome: "refused" | "aside" | "corrected" | "noted";
    readonly rows: number;
    readonly examples: readonly string[];
  }[];
  readonly files?: {
    readonly read: readonly { readonly name: string; readonly format: string; readonly encoding: string }[];
    readonly leftAside: readonly { readonly name: string; readonly reason: string }[];
  };
  readonly dryRun?: boolean;
  /** What models would learn from the files, of a first look; null where that is not judged. */
  readonly cleaning?: DataReport["cleaning"];
}

export interface AutoResult {
  /** name@version. */
  readonly model: string;
  readonly metric: string;
  readonly compared: readonly { readonly algorithm: string; readonly outcome: string; readonly figure: Estimate | null }[];
  readonly promoted: boolean;
  readonly deployment: string;
  readonly explanation: readonly string[];
}

/** What an import was asked to do, as its job's input has it. */
export interface ImportInput {
  readonly uploads: readonly { readonly id: string; readonly name: string }[];
  readonly name?: string;
  readonly user: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly dryRun: boolean;
  readonly cleaning?: CleaningChange;
}

/** Rules of cleaning by name, with the settings that differ. */
export type CleaningChange = Readonly<Record<string, { readonly on: boolean }>>;

/** What an import reads and how, for another one of the same files. */
export const readingOf = ({ uploads, name, user, columns }: ImportInput) => ({
  uploads: [...uploads],
  ...(name === undefined ? {} : { name }),
  user,
  columns,
});

/** The rules of cleaning that a first look or a recount tried. */
export const cleaningTriedBy = ({ input }: Pick<Job, "input">): CleaningChange | undefined =>
  (input as Pick<ImportInput, "cleaning">).cleaning;

/** The input of an import, as far as the pages read it. */
export const importInputOf = ({ input }: Pick<Job, "input">): ImportInput => input as ImportInput;
