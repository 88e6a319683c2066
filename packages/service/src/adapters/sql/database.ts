import type { Kysely, Transaction } from "kysely";
import type { Contents } from "../../ports/contents.js";
import type { Events, Listening } from "../../ports/events.js";
import type { ImportStage } from "../../ports/imports.js";
import type { Schema } from "./schema.js";

/** What the shared SQL code needs of a database: Kysely, and the few things that each database does its own way. */
export interface Database {
  readonly db: Kysely<Schema>;
  /** Runs `work` in one write transaction, waiting for other writers. */
  transaction<T>(work: (trx: Transaction<Schema>) => Promise<T>): Promise<T>;
  /** Lets `use` read every table as they are at one moment, whatever is written meanwhile. `use` writes nothing and begins no transaction. */
  readConsistently<T>(use: (db: Kysely<Schema>) => Promise<T>): Promise<T>;
  /** Stores events, see {@link Events.add}. */
  readonly addEvents: Events["add"];
  /** Gives up imports whose process has ended; `alone`: no other process can be at it. Without that, a database that cannot tell does nothing. */
  giveUpImports(alone: boolean): Promise<void>;
  stageImport(workspace: string, id: string): Promise<ImportStage>;
  readEverything<T>(workspace: string, use: (listening: Listening) => Promise<T>): Promise<T>;
  readonly contents: Contents;
  leaveNoTrace(text: string): Promise<void>;
  close(): Promise<void>;
}
