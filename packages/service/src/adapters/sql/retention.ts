import { type Kysely, sql } from "kysely";
import type { Retention } from "../../ports/retention.js";
import type { Database } from "./database.js";
import { dayOf, oldAudit, oldEvents, oldJobs, oldProblems, oldUsage, removeOldProblems, usersLeftEmpty } from "./old-rows.js";
import { removeOldEvents } from "./remove-old-events.js";
import type { Schema } from "./schema.js";

export function sqlRetention({ db, transaction }: Pick<Database, "db" | "transaction">): Retention {
  const settings = (workspace: string) => db.selectFrom("retention").where("workspace_id", "=", workspace);
  return {
    async periods(workspace) {
      const row = await settings(workspace).select("periods_json").executeTakeFirst();
      return row === undefined ? undefined : JSON.parse(row.periods_json);
    },
    setPeriods: (workspace, periods, now) =>
      transaction(async (trx) => {
        const periods_json = JSON.stringify(periods);
        await trx
          .insertInto("retention")
          .values({ workspace_id: workspace, periods_json, applied_at: now, unsettled: 0 })
          .onConflict((conflict) => conflict.column("workspace_id").doUpdateSet({ periods_json }))
          .execute();
      }),
    claim: (workspace, now, every) => transaction((trx) => claim(trx, workspace, now, every)),
    async count(workspace, { events, jobs, problems, audit, usage }) {
      return {
        events: events === null ? 0 : await countIn(oldEvents(db, workspace, events)),
        users: events === null ? 0 : await countIn(usersLeftEmpty(db, workspace, events)),
        jobs: jobs === null ? 0 : await countIn(oldJobs(db, workspace, jobs)),
        problems: problems === null ? 0 : await countIn(oldProblems(db, workspace, problems)),
        audit: audit === null ? 0 : await countIn(oldAudit(db, workspace, audit)),
        usage: usage === null ? 0 : await countIn(oldUsage(db, workspace, usage)),
      };
    },
    removeEvents: (workspace, before, progress) => removeOldEvents({ db, transaction }, workspace, before, progress),
    removeJobs: (workspace, before) =>
      transaction(async (trx) => {
        const old = oldJobs(trx, workspace, before).select("id");
        await trx.deleteFrom("job_log").where("job_id", "in", old).execute();
        return Number((await trx.deleteFrom("jobs").where("id", "in", old).executeTakeFirst()).numDeletedRows);
      }),
    removeProblems: (workspace, before) => transaction((trx) => removeOldProblems(trx, workspace, before)),
    async unsettled(workspace) {
      return (await settings(workspace).select("unsettled").executeTakeFirst())?.unsettled === 1;
    },
    settle: (workspace) =>
      transaction(async (trx) => {
        await trx.updateTable("retention").set({ unsettled: 0 }).where("workspace_id", "=", workspace).execute();
      }),
    removeUsage: (workspace, before) =>
      transaction(async (trx) => {
        const inWorkspace = trx.deleteFrom("usage_counts").where("workspace_id", "=", workspace);
        const old = inWorkspace.where("day", "<", dayOf(before));
        return Number((await old.executeTakeFirst()).numDeletedRows);
      }),
  };
}

async function claim(trx: Kysely<Schema>, workspace: string, now: number, every: number): Promise<boolean> {
  const row = { workspace_id: workspace, periods_json: "{}", applied_at: now, unsettled: 0 };
  await trx
    .insertInto("retention")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const due = trx
    .updateTable("retention")
    .where("workspace_id", "=", workspace)
    .where("applied_at", "<=", now - every);
  return (await due.set({ applied_at: now, unsettled: 0 }).executeTakeFirst()).numUpdatedRows > 0n;
}

async function countIn(rows: { select(n: unknown): { executeTakeFirstOrThrow(): Promise<unknown> } }): Promise<number> {
  const { n } = (await rows.select(sql<number>`count(*)`.as("n")).executeTakeFirstOrThrow()) as { n: number };
  return Number(n);
}
