import type { DataRow, Outcome, ProblemRow } from "@segue/engine";
import type { Page, PageRequest } from "./tracks.js";

export interface ImportRows {
  /** Data rows in the files. */
  readonly read: number;
  /** Events that came into the store. */
  readonly kept: number;
  /** Rows taken after a correction. */
  readonly changed: number;
  /** Rows left out. */
  readonly left: number;
}

/** What one rule did in an import. */
export interface RuleReport {
  readonly rule: string;
  /** What became of the rows. */
  readonly outcome: Outcome;
  readonly rows: number;
  readonly examples: readonly string[];
}

/** A finished import. */
export interface ImportRecord {
  readonly id: string;
  readonly name: string;
  readonly format: string;
  /** SHA-256 of the content and of how it was read: the same again adds nothing. */
  readonly contentHash: string;
  readonly rows: ImportRows;
  readonly rules: readonly RuleReport[];
  readonly simulated: boolean;
  readonly createdAt: number;
}

/** Rows of an import on their way in: invisible until `publish`, gone after `discard`. */
export interface ImportStage {
  add(rows: readonly DataRow[]): Promise<void>;
  /** Rows that were not simply taken, to be looked up later. */
  addProblems(problems: readonly ProblemRow[]): Promise<void>;
  /** Makes everything visible at once, and records the import. Nothing is there when it rejects, `progress` included. */
  publish(record: ImportRecord, progress?: (fraction: number) => Promise<void>): Promise<void>;
  discard(): Promise<void>;
}

export interface Imports {
  stage(workspace: string, id: string): Promise<ImportStage>;
  get(workspace: string, id: string): Promise<ImportRecord | undefined>;
  byContent(workspace: string, contentHash: string): Promise<ImportRecord | undefined>;
  list(workspace: string, page: PageRequest): Promise<Page<ImportRecord>>;
  /** Takes an import back: at once nobody sees it, and the store is as if it had never been. Tells whether there was one. */
  remove(workspace: string, id: string): Promise<boolean>;
  /** What was not simply taken, in order. */
  problems(workspace: string, id: string, page: PageRequest): Promise<Page<ProblemRow>>;
  /** Gives up imports that a process left unfinished when it ended. Only at a start: where one process has the store to itself, by that one. */
  recover(): Promise<void>;
  /** Removes what was given up and what removals left behind, which nobody sees; where others load too, gives up what the dead among them left. */
  sweep(): Promise<void>;
  /** Whether anything in the workspace came from the simulated world. */
  anySimulated(workspace: string): Promise<boolean>;
}
