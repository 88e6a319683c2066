import { createHmac, randomBytes } from "node:crypto";
import { type Kysely, type Selectable, sql } from "kysely";
import { CHAIN_START, chainHash } from "../../audit/chain.js";
import type { Audit, AuditEntry, AuditRow } from "../../ports/audit.js";
import type { Database } from "./database.js";
import { pageOf, readCursor } from "./page.js";
import type { Schema } from "./schema.js";

/** Bits of a pseudonym that are shown, by fours. */
const SHOWN = 32;

export function sqlAudit({ db, transaction }: Pick<Database, "db" | "transaction">): Audit {
  const inWorkspace = (workspace: string) => db.selectFrom("audit").where("workspace_id", "=", workspace);
  const headOf = async (workspace: string) =>
    (await readHead(db, workspace)) ?? transaction(async (trx) => (await makeHead(trx, workspace))!);
  return {
    append: (workspace, entry) => transaction((trx) => append(trx, workspace, entry)),
    async list(workspace, filter, { limit, cursor }) {
      const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : readCursor(cursor);
      const { since = 0, until = Number.MAX_SAFE_INTEGER, action, actor, about } = filter;
      const rows = await inWorkspace(workspace)
        .where("seq", "<", before)
        .where("at", ">=", since)
        .where("at", "<", until)
        .$if(action !== undefined, (rows) => rows.where("action", "=", action!))
        .$if(actor !== undefined, (rows) => rows.where("actor", "=", actor!))
        .$if(about !== undefined, (rows) =>
          rows.where((where) => where.or([where("listener", "in", about!), where("target_id", "in", about!)])),
        )
        .orderBy("seq", "desc")
        .limit(limit + 1)
        .selectAll()
        .select("seq as pk")
        .execute();
      return pageOf(rows, limit, presentAudit);
    },
    async head(workspace) {
      const { seq, hash, cut_seq, cut_hash } = await headOf(workspace);
      return { seq, hash, cutSeq: cut_seq, cutHash: cut_hash };
    },
    async after(workspace, seq, limit) {
      const rows = inWorkspace(workspace).where("seq", ">", seq).orderBy("seq").limit(limit);
      return (await rows.selectAll().execute()).map(presentAudit);
    },
    async pseudonym(workspace, id) {
      const { secret } = await headOf(workspace);
      return `p-${createHmac("sha256", secret).update(id).digest("hex").slice(0, SHOWN)}`;
    },
    cut: (workspace, before) => transaction((trx) => cut(trx, workspace, before)),
    newSchema: (workspace) => transaction((trx) => newSchema(trx, workspace)),
  };
}

const readHead = (db: Kysely<Schema>, workspace: string) =>
  db.selectFrom("audit_heads").where("workspace_id", "=", workspace).selectAll().executeTakeFirst();

async function makeHead(trx: Kysely<Schema>, workspace: string) {
  const secret = randomBytes(32).toString("hex");
  const start = { seq: 0, hash: CHAIN_START, cut_seq: 0, cut_hash: CHAIN_START, schema_name: "" };
  await trx
    .insertInto("audit_heads")
    .values({ workspace_id: workspace, secret, ...start })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return readHead(trx, workspace);
}

async function append(trx: Kysely<Schema>, workspace: string, entry: AuditEntry): Promise<void> {
  await makeHead(trx, workspace);
  const heads = trx.updateTable("audit_heads").where("workspace_id", "=", workspace);
  // Whoever else wants to write waits here until this row is in its place.
  const { seq, hash: before } = await heads.set({ seq: sql`seq + 1` }).returning(["seq", "hash"]).executeTakeFirstOrThrow();
  const hash = chainHash(before, workspace, seq, entry);
  await trx
    .insertInto("audit")
    .values(rowOf(workspace, { ...entry, seq, hash }))
    .execute();
  await heads.set({ hash }).execute();
}

async function cut(trx: Kysely<Schema>, workspace: string, before: number): Promise<number> {
  const rows = trx.selectFrom("audit").where("workspace_id", "=", workspace);
  const kept = await rows.where("at", ">=", before).select(sql<number | null>`min(seq)`.as("seq")).executeTakeFirst();
  const last = await rows
    .where("seq", "<", kept?.seq ?? Number.MAX_SAFE_INTEGER)
    .orderBy("seq", "desc")
    .select(["seq", "hash"])
    .executeTakeFirst();
  if (last === undefined) return 0;
  const anchor = { cut_seq: last.seq, cut_hash: last.hash };
  await trx.updateTable("audit_heads").set(anchor).where("workspace_id", "=", workspace).execute();
  const gone = await trx
    .deleteFrom("audit")
    .where("workspace_id", "=", workspace)
    .where("seq", "<=", last.seq)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}

async function newSchema(trx: Kysely<Schema>, workspace: string) {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(trx);
  const name = rows.at(-1)?.name ?? "";
  const head = await makeHead(trx, workspace);
  if (name === head?.schema_name) return undefined;
  await trx.updateTable("audit_heads").set({ schema_name: name }).where("workspace_id", "=", workspace).execute();
  return { name, changes: rows.filter((row) => row.name > (head?.schema_name ?? "")).length };
}

const rowOf = (workspace: string, row: AuditRow) => ({
  workspace_id: workspace,
  seq: row.seq,
  at: row.at,
  actor: row.actor,
  action: row.action,
  target_kind: row.targetKind,
  target_id: row.targetId,
  listener: row.listener,
  outcome: row.outcome,
  status: row.status,
  request_id: row.requestId,
  address: row.address,
  count: row.count,
  hash: row.hash,
});

export const presentAudit = (row: Selectable<Schema["audit"]>): AuditRow => ({
  seq: row.seq,
  at: row.at,
  actor: row.actor,
  action: row.action,
  targetKind: row.target_kind,
  targetId: row.target_id,
  listener: row.listener,
  outcome: row.outcome,
  status: row.status,
  requestId: row.request_id,
  address: row.address,
  count: row.count,
  hash: row.hash,
});
