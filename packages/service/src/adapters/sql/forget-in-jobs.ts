import { type Kysely, sql } from "kysely";
import { containing } from "./containing.js";
import type { Schema } from "./schema.js";

const COLUMNS = ["input_json", "result_json", "error_json"] as const;
/** What stands where a listener's id stood. */
const ERASED = "(erased)";

/** Takes an id out of the workspace's jobs: as a value, as a name in an object, where a sentence quotes it, and where an example tells what they did. */
export async function forgetInJobs(trx: Kysely<Schema>, workspace: string, id: string): Promise<void> {
  const jobs = await trx
    .selectFrom("jobs")
    .where("workspace_id", "=", workspace)
    .select(["seq", "id", ...COLUMNS])
    .execute();
  for (const { seq, ...job } of jobs) {
    const changed = COLUMNS.flatMap((column) => {
      const text = job[column];
      if (text === null || !mayName(text, id)) return [];
      return [[column, JSON.stringify(without(JSON.parse(text), id))] as const];
    });
    if (changed.length > 0) await trx.updateTable("jobs").set(Object.fromEntries(changed)).where("seq", "=", seq).execute();
  }
  await trx
    .deleteFrom("job_log")
    .where("job_id", "in", trx.selectFrom("jobs").where("workspace_id", "=", workspace).select("id"))
    .where(sql<boolean>`text like ${containing(id)} escape '\\'`)
    .execute();
}

/** Whether a result of the workspace's jobs tells by example what a listener did. */
export async function jobsTellOf(db: Kysely<Schema>, workspace: string, id: string): Promise<boolean> {
  const example = containing(JSON.stringify(`${id}: `).slice(0, -1));
  const row = await db
    .selectFrom("jobs")
    .where("workspace_id", "=", workspace)
    .where(sql<boolean>`result_json like ${example} escape '\\'`)
    .select("seq")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

const mayName = (json: string, id: string) => json.includes(JSON.stringify(id).slice(1, -1));

function without(value: unknown, id: string): unknown {
  if (typeof value === "string") return withoutIn(value, id);
  if (Array.isArray(value)) return value.map((each) => without(each, id));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([name]) => name !== id);
  return Object.fromEntries(entries.map(([name, each]) => [name, without(each, id)]));
}

function withoutIn(text: string, id: string): string {
  if (text === id) return ERASED;
  const rest = text.startsWith(`${id}: `) ? `${ERASED}${text.slice(id.length)}` : text;
  return rest.replaceAll(JSON.stringify(id), JSON.stringify(ERASED));
}
