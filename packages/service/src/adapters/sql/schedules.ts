import { type Selectable, sql } from "kysely";
import type { Schedule, Schedules } from "../../ports/schedules.js";
import type { Database } from "./database.js";
import { jobRow } from "./jobs.js";
import { pageOf, readCursor } from "./page.js";
import type { Schema } from "./schema.js";

export function sqlSchedules({ db, transaction }: Pick<Database, "db" | "transaction">): Schedules {
  const inWorkspace = (workspace: string) => db.selectFrom("schedules").where("workspace_id", "=", workspace).selectAll();
  return {
    add: (schedule) =>
      transaction(async (trx) => {
        const added = await trx
          .insertInto("schedules")
          .values(rowOf(schedule))
          .onConflict((conflict) => conflict.columns(["workspace_id", "id"]).doNothing())
          .executeTakeFirst();
        return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
      }),
    async get(workspace, id) {
      const row = await inWorkspace(workspace).where("id", "=", id).executeTakeFirst();
      return row && present(row);
    },
    list: async (workspace) => (await inWorkspace(workspace).orderBy("id").execute()).map(present),
    async active() {
      const rows = await db
        .selectFrom("schedules")
        .leftJoin("revisions", "revisions.workspace_id", "schedules.workspace_id")
        .where("schedules.paused", "=", 0)
        .selectAll("schedules")
        .select(sql<number | null>`revisions.arrived`.as("now_arrived"))
        .execute();
      return rows.map(({ now_arrived, ...row }) => ({ schedule: present(row), arrived: now_arrived ?? 0 }));
    },
    change: ({ workspace, id, plan, paused, nextAt }) =>
      transaction(async (trx) => {
        const changed = await trx
          .updateTable("schedules")
          .set({ plan_json: JSON.stringify(plan), paused: paused ? 1 : 0, next_at: nextAt })
          .where("workspace_id", "=", workspace)
          .where("id", "=", id)
          .executeTakeFirst();
        return changed.numUpdatedRows > 0n;
      }),
    fire: ({ workspace, id, firings }, { job, reason, at, nextAt, arrived }) =>
      transaction(async (trx) => {
        const claimed = await trx
          .updateTable("schedules")
          .set({ firings: firings + 1, last_at: at, next_at: nextAt, arrived })
          .where("workspace_id", "=", workspace)
          .where("id", "=", id)
          .where("firings", "=", firings)
          .executeTakeFirst();
        if (claimed.numUpdatedRows === 0n) return false;
        await trx.insertInto("jobs").values(jobRow(job)).execute();
        await trx
          .insertInto("schedule_runs")
          .values({ workspace_id: workspace, schedule_id: id, job_id: job.id, reason, at })
          .execute();
        return true;
      }),
    async runs(workspace, id, { limit, cursor }) {
      const query = db.selectFrom("schedule_runs").where("workspace_id", "=", workspace).where("schedule_id", "=", id);
      const rows = await (cursor === undefined ? query : query.where("pk", "<", readCursor(cursor)))
        .orderBy("pk", "desc")
        .limit(limit + 1)
        .selectAll()
        .execute();
      return pageOf(rows, limit, ({ job_id, reason, at }) => ({ job: job_id, reason, at }));
    },
    remove: (workspace, id) =>
      transaction(async (trx) => {
        const removed = await trx
          .deleteFrom("schedules")
          .where("workspace_id", "=", workspace)
          .where("id", "=", id)
          .executeTakeFirst();
        await trx.deleteFrom("schedule_runs").where("workspace_id", "=", workspace).where("schedule_id", "=", id).execute();
        return removed.numDeletedRows > 0n;
      }),
  };
}

const rowOf = (schedule: Schedule) => ({
  workspace_id: schedule.workspace,
  id: schedule.id,
  plan_json: JSON.stringify(schedule.plan),
  paused: schedule.paused ? 1 : 0,
  firings: schedule.firings,
  next_at: schedule.nextAt,
  last_at: schedule.lastAt,
  arrived: schedule.arrived,
  created_at: schedule.createdAt,
});

const present = (row: Selectable<Schema["schedules"]>): Schedule => ({
  workspace: row.workspace_id,
  id: row.id,
  // Schedules of before there was a choice train.
  plan: { does: "train", ...JSON.parse(row.plan_json) },
  paused: row.paused === 1,
  firings: row.firings,
  nextAt: row.next_at,
  lastAt: row.last_at,
  arrived: row.arrived,
  createdAt: row.created_at,
});
