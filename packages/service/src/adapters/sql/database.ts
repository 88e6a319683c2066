import type { Kysely, Transaction } from "kysely";
import type { Contents } from "../../ports/contents.js";
import type { Listening } from "../../ports/events.js";
import type { ImportStage } from "../../ports/imports.js";
import type { Schema } from "./schema.js";

/** What the shared SQL code needs of a database: Kysely, and the few things that each database does its own way. */
export interface Database {
  readonly db: Kysely<Schema>;
  /** Runs `work` in one write transaction, waiting for other writers. */
  transaction<T>(work: (trx: Transaction<Schema>) => Promise<T>): Promise<T>;
  stageImport(workspace: string, id: string): Promise<ImportStage>;
  readEverything<T>(workspace: string, use: (listening: Listening) => Promise<T>): Promise<T>;
  /** Lets `use` read everything as it is at one moment. */
  readConsistently<T>(use: (db: Kysely<Schema>) => Promise<T>): Promise<T>;
  readonly contents: Contents;
  leaveNoTrace(text: string): Promise<void>;
  close(): Promise<void>;
}
