import { type Kysely, type Migration, sql } from "kysely";
import { firstLight } from "./001-first-light.js";
import { batches } from "./002-batches.js";
import { jobs } from "./003-jobs.js";
import { keys } from "./004-keys.js";
import { idempotency } from "./005-idempotency.js";
import { privacy } from "./006-privacy.js";
import { models } from "./007-models.js";
import { schedules } from "./008-schedules.js";
import { modelTasks } from "./009-model-tasks.js";
import { control } from "./011-control.js";
import { tunings } from "./012-tunings.js";
import { serving } from "./013-serving.js";
import { sounds } from "./015-sounds.js";
import { orders } from "./018-orders.js";
import { playlists } from "./019-playlists.js";
import type { Change, Types } from "./change.js";

/** Every change of the schema, in order of its name. A published one is never changed. A new one is a file here and a line. */
const CHANGES: Readonly<Record<string, Change>> = {
  "001-first-light": firstLight,
  "002-batches": batches,
  "003-jobs": jobs,
  "004-keys": keys,
  "005-idempotency": idempotency,
  "006-privacy": privacy,
  "007-models": models,
  "008-schedules": schedules,
  "009-model-tasks": modelTasks,
  "011-control": control,
  "012-tunings": tunings,
  "013-serving": serving,
  "015-sounds": sounds,
  "018-orders": orders,
  "019-playlists": playlists,
};

/**
 * The changes as a database with these types makes them; in the transaction of each, `touched` is given the tables that it makes or
 * alters.
 */
export function migrationsWith(types: Types, touched?: Touched): Readonly<Record<string, Migration>> {
  return Object.fromEntries(Object.entries(CHANGES).map(([name, change]) => [name, migration(change(types), touched)]));
}

type Touched = (db: Kysely<unknown>, tables: readonly string[]) => Promise<void>;

const migration = (statements: readonly string[], touched?: Touched): Migration => ({
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db);
    await touched?.(db, [
      ...new Set(statements.flatMap((statement) => /^(?:create|alter) table (\w+)/.exec(statement)?.[1] ?? [])),
    ]);
  },
});
