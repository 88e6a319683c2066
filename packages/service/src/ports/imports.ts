import type { DataRow, Outcome } from "@segue/engine";
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
  /** Makes everything visible in one transaction, and records the import. */
  publish(record: ImportRecord): Promise<void>;
  discard(): Promise<void>;
}

export interface Imports {
  stage(workspace: string, id: string): Promise<ImportStage>;
  get(workspace: string, id: string): Promise<ImportRecord | undefined>;
  byContent(workspace: string, contentHash: string): Promise<ImportRecord | undefined>;
  list(workspace: string, page: PageRequest): Promise<Page<ImportRecord>>;
  /** Whether anything in the workspace came from the simulated world. */
  anySimulated(workspace: string): Promise<boolean>;
}
