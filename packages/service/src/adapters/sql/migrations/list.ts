import { type Migration, sql } from "kysely";
import { firstLight } from "./001-first-light.js";
import { batches } from "./002-batches.js";
import { jobs } from "./003-jobs.js";
import { keys } from "./004-keys.js";
import { modelTasks } from "./009-model-tasks.js";
import type { Change, Types } from "./change.js";

/** Every change of the schema, in order of its name. A published one is never changed. A new one is a file here and a line. */
const CHANGES: Readonly<Record<string, Change>> = {
  "001-first-light": firstLight,
  "002-batches": batches,
  "003-jobs": jobs,
  "004-keys": keys,
  "009-model-tasks": modelTasks,
};

/** The changes as a database with these types makes them. */
export function migrationsWith(types: Types): Readonly<Record<string, Migration>> {
  return Object.fromEntries(Object.entries(CHANGES).map(([name, change]) => [name, migration(change(types))]));
}

const migration = (statements: readonly string[]): Migration => ({
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
});
