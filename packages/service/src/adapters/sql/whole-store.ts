import { type Kysely, type SelectQueryBuilder, sql } from "kysely";
import type { WholeRow, WholeStore, WholeTable } from "../../ports/whole-store.js";
import type { Database } from "./database.js";
import { EVERY_TABLE } from "./every-table.js";
import { appliedChanges } from "./migrations/applied.js";
import type { Schema } from "./schema.js";

/** Rows read at once: some megabytes, and a fraction of a second. */
const PAGE = 5000;

/** Tables by names that are known at run time only. */
type AnyTables = Record<string, WholeRow>;

export function sqlWholeStore({ readConsistently }: Pick<Database, "readConsistently">): WholeStore {
  return {
    read: (use) =>
      readConsistently(async (db) =>
        use({
          changes: await appliedChanges(db),
          tables: await everyTable(db),
          models: await db
            .selectFrom("models")
            .select(["workspace_id as workspace", "name", "version"])
            .orderBy("workspace_id")
            .orderBy("name")
            .orderBy("version")
            .execute(),
          snapshots: await db
            .selectFrom("snapshots")
            .select(["workspace_id as workspace", "fingerprint"])
            .distinct()
            .orderBy("workspace_id")
            .orderBy("fingerprint")
            .execute(),
        }),
      ),
  };
}

async function everyTable(db: Kysely<Schema>): Promise<WholeTable[]> {
  // The same database: only its tables' names are not known to the compiler.
  const any = db as unknown as Kysely<AnyTables>;
  const columns = new Map((await db.introspection.getTables()).map((table) => [table.name, table.columns]));
  const tables: WholeTable[] = [];
  for (const [name, key] of Object.entries(EVERY_TABLE)) {
    if (key === undefined) continue;
    const all = withoutBackups(any, name);
    const { count } = await all.select(sql<number>`count(*)`.as("count")).executeTakeFirstOrThrow();
    const columnNames = columns.get(name)!.map((column) => column.name);
    tables.push({ name, columns: columnNames, count: Number(count), rows: () => pages(all.selectAll(), key) });
  }
  return tables;
}

type Rows = SelectQueryBuilder<AnyTables, string, WholeRow>;

/** The rows of a table without those of jobs that make backups: a backup would hold its own half-done job. */
function withoutBackups(db: Kysely<AnyTables>, table: string) {
  const rows = db.selectFrom(table);
  if (table === "jobs") return rows.where("kind", "<>", "backup");
  const others = db.selectFrom("jobs").where("kind", "<>", "backup").select("id");
  return table === "job_log" ? rows.where("job_id", "in", others) : rows;
}

/** Page after page by the key, so that memory stays flat with any driver. */
async function* pages(all: Rows, key: readonly string[]): AsyncGenerator<readonly WholeRow[]> {
  const ordered = key.reduce((query, column) => query.orderBy(column), all.limit(PAGE));
  const columns = sql.join(key.map((column) => sql.ref(column)));
  for (let query = ordered; ; ) {
    const rows = await query.execute();
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    const last = rows.at(-1)!;
    query = ordered.where(sql<boolean>`(${columns}) > (${sql.join(key.map((column) => last[column]))})`);
  }
}
