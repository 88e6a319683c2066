import type { ProblemRow } from "@segue/engine";
import { type Kysely, type Selectable, sql } from "kysely";
import { SegueError } from "../../errors.js";
import type { ImportRecord, Imports } from "../../ports/imports.js";
import { rehome, sweep, visibleBatches } from "./batches.js";
import { agree } from "./claims.js";
import type { Database } from "./database.js";
import { pageOf, readCursor } from "./page.js";
import { bumpRevision, takeTurn } from "./revision.js";
import type { Schema } from "./schema.js";
import { forgetFolderOf } from "./sounds.js";

export function sqlImports(database: Database): Imports {
  const { db, transaction } = database;
  const inWorkspace = (workspace: string) =>
    db
      .selectFrom("imports")
      .where("workspace_id", "=", workspace)
      .where("batch", "in", db.selectFrom("batches").where("state", "=", "published").select("pk"));
  const one = async (query: { executeTakeFirst(): Promise<Selectable<Schema["imports"]> | undefined> }) => {
    const row = await query.executeTakeFirst();
    return row && present(row);
  };
  return {
    stage: (workspace, id) => database.stageImport(workspace, id),
    get: (workspace, id) => one(inWorkspace(workspace).where("id", "=", id).selectAll()),
    byContent: (workspace, hash) => one(inWorkspace(workspace).where("content_hash", "=", hash).selectAll()),
    async list(workspace, { limit, cursor }) {
      const rows = await inWorkspace(workspace)
        .where("batch", ">", readCursor(cursor))
        .orderBy("batch")
        .limit(limit + 1)
        .selectAll()
        .select("batch as pk")
        .execute();
      return pageOf(rows, limit, present);
    },
    async problems(workspace, id, { limit, cursor }) {
      const rows = await db
        .selectFrom("problems")
        .where("batch", "in", inWorkspace(workspace).where("id", "=", id).select("batch"))
        .where("seq", ">", readCursor(cursor))
        .orderBy("seq")
        .limit(limit + 1)
        .selectAll()
        .select("seq as pk")
        .execute();
      return pageOf(rows, limit, presentProblem);
    },
    async remove(workspace, id) {
      const removed = await transaction(async (trx) => {
        await takeTurn(trx, workspace);
        const row = await trx
          .selectFrom("imports")
          .where("workspace_id", "=", workspace)
          .where("id", "=", id)
          .select("batch")
          .executeTakeFirst();
        if (row === undefined) return false;
        await hide(trx, workspace, row.batch);
        await forgetFolderOf(trx, workspace, id);
        await bumpRevision(trx, workspace);
        return true;
      });
      if (removed) await sweep(db, transaction);
      return removed;
    },
    recover: () => database.giveUpImports(true),
    async sweep() {
      await database.giveUpImports(false);
      await sweep(db, transaction);
    },
    async anySimulated(workspace) {
      return (await inWorkspace(workspace).where("simulated", "=", 1).select("id").executeTakeFirst()) !== undefined;
    },
  };
}

/** Takes a batch out of sight: what others know too stays, and says what they say. */
async function hide(db: Kysely<Schema>, workspace: string, batch: number): Promise<void> {
  await rehome(db, workspace, batch);
  await db.updateTable("batches").set({ state: "removing" }).where("pk", "=", batch).execute();
  // Its content may come in again.
  await db.deleteFrom("imports").where("batch", "=", batch).execute();
  await agreeOnShared(db, workspace, batch);
}

/** Writes what is agreed on about the tracks and users of a batch that others know too, after it came or went. */
async function agreeOnShared(db: Kysely<Schema>, workspace: string, batch: number): Promise<void> {
  const shared = await db
    .selectFrom("claims")
    .innerJoin("tracks", "tracks.pk", "claims.track_pk")
    .where("claims.batch", "=", batch)
    .where("tracks.batch", "<>", batch)
    .select("tracks.pk")
    .execute();
  await agree(
    db,
    workspace,
    shared.map(({ pk }) => pk),
  );
  await agreeOnUsers(db, batch);
}

/** Writes what visible imports say about the users of a batch; where they contradict each other, always the same one counts. */
async function agreeOnUsers(db: Kysely<Schema>, batch: number): Promise<void> {
  await sql`
    update users set facts_json = coalesce(
      (select min(c.facts_json) from user_claims c join batches b on b.pk = c.batch
       where c.user_pk = users.pk and b.state = 'published'), '{}')
    where pk in (select user_pk from user_claims where batch = ${batch})`.execute(db);
}

/**
 * Makes a batch that is loaded visible, all at once, and records the import. Users and tracks that another unfinished import made known
 * first are seen from now on. `finish` is done first, while nothing else of the workspace can change.
 */
export function publishBatch(
  { transaction }: Pick<Database, "transaction">,
  workspace: string,
  batch: number,
  record: ImportRecord,
  finish?: (trx: Kysely<Schema>) => Promise<void>,
) {
  return transaction(async (trx) => {
    await takeTurn(trx, workspace);
    const shown = trx.updateTable("batches").set({ state: "published" }).where("pk", "=", batch).where("state", "=", "loading");
    if ((await shown.executeTakeFirst()).numUpdatedRows === 0n)
      throw new SegueError(
        "service-busy",
        "The import was given up in between: the database had lost the process that loaded it.",
      );
    await finish?.(trx);
    const { id, name, format, contentHash, rows, rules, simulated, createdAt } = record;
    await trx
      .insertInto("imports")
      .values({
        id,
        workspace_id: workspace,
        name,
        format,
        content_hash: contentHash,
        rows_json: JSON.stringify(rows),
        rules_json: JSON.stringify(rules),
        simulated: simulated ? 1 : 0,
        created_at: createdAt,
        batch,
      })
      .execute();
    await showNamed(trx, workspace, batch);
    await agreeOnShared(trx, workspace, batch);
    await bumpRevision(trx, workspace, rows.kept);
  });
}

/** Users and tracks that a batch names, and that only batches know which nobody sees, become its own. */
async function showNamed(db: Kysely<Schema>, workspace: string, batch: number): Promise<void> {
  const named = {
    tracks: sql`select track_pk from events where batch = ${batch} union select track_pk from claims where batch = ${batch}
      union select track_pk from tags where batch = ${batch}`,
    users: sql`select user_pk from events where batch = ${batch} union select user_pk from user_claims where batch = ${batch}
      union select user_pk from friends where batch = ${batch} union select friend_pk from friends where batch = ${batch}
      union select user_pk from tags where batch = ${batch}`,
  };
  for (const table of ["tracks", "users"] as const) {
    const hidden = await db
      .selectFrom(table)
      .where("workspace_id", "=", workspace)
      .where("batch", "not in", visibleBatches(db, workspace))
      .select("pk")
      .executeTakeFirst();
    if (hidden === undefined) continue;
    await db
      .updateTable(table)
      .set({ batch })
      .where("workspace_id", "=", workspace)
      .where("batch", "not in", visibleBatches(db, workspace))
      .where(sql<boolean>`pk in (${named[table]})`)
      .execute();
  }
}

const present = (row: Selectable<Schema["imports"]>): ImportRecord => ({
  id: row.id,
  name: row.name,
  format: row.format,
  contentHash: row.content_hash,
  rows: JSON.parse(row.rows_json),
  rules: JSON.parse(row.rules_json),
  simulated: row.simulated === 1,
  createdAt: row.created_at,
});

const presentProblem = ({ field, value, ...row }: Selectable<Schema["problems"]>): ProblemRow => ({
  type: "problem",
  file: row.file,
  line: row.line,
  ...(field === null ? {} : { field }),
  ...(value === null ? {} : { value }),
  rule: row.rule,
  outcome: row.outcome,
  reason: row.reason,
  remedy: row.remedy,
});
