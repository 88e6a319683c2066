import { randomUUID } from "node:crypto";
import { type Selectable, sql } from "kysely";
import type { Attempt, Idempotency } from "../../ports/idempotency.js";
import { containing } from "./containing.js";
import type { Database } from "./database.js";
import type { Schema } from "./schema.js";

export function sqlIdempotency({ db, transaction }: Pick<Database, "db" | "transaction">): Idempotency {
  return {
    begin: (workspace, key, fingerprint, now, until) =>
      transaction(async (trx) => {
        const row = { workspace_id: workspace, key, fingerprint, seed: randomUUID(), created_at: now, until };
        const made = await trx
          .insertInto("idempotency")
          .values({ ...row, status: null, answer_json: null })
          .onConflict((conflict) => conflict.columns(["workspace_id", "key"]).doNothing())
          .returningAll()
          .executeTakeFirst();
        if (made !== undefined) return present(made, "begun");
        const named = trx.updateTable("idempotency").where("workspace_id", "=", workspace).where("key", "=", key);
        const takenOver = await named
          .where("status", "is", null)
          .where("until", "<=", now)
          .where("fingerprint", "=", fingerprint)
          .set({ until })
          .returningAll()
          .executeTakeFirst();
        if (takenOver !== undefined) return present(takenOver, "begun");
        const found = trx.selectFrom("idempotency").where("workspace_id", "=", workspace).where("key", "=", key).selectAll();
        const theirs = await found.executeTakeFirstOrThrow();
        return present(theirs, theirs.status === null ? "running" : "answered");
      }),
    answer: (workspace, key, status, answer_json) =>
      transaction(async (trx) => {
        const named = trx.updateTable("idempotency").where("workspace_id", "=", workspace).where("key", "=", key);
        await named.set({ status, answer_json }).execute();
      }),
    release: (workspace, key) =>
      transaction(async (trx) => {
        const named = trx.updateTable("idempotency").where("workspace_id", "=", workspace).where("key", "=", key);
        await named.where("status", "is", null).set({ until: 0 }).execute();
      }),
    recover: () =>
      transaction(async (trx) => {
        await trx.updateTable("idempotency").where("status", "is", null).set({ until: 0 }).execute();
      }),
    forgetUser: (workspace, user) =>
      transaction(async (trx) => {
        const answers = trx.deleteFrom("idempotency").where("workspace_id", "=", workspace);
        await answers
          .where(sql<boolean>`answer_json like ${containing(JSON.stringify(user).slice(1, -1))} escape '\\'`)
          .execute();
      }),
    async forget(before) {
      const old = db.selectFrom("idempotency").where("created_at", "<", before).select("key").limit(1);
      if ((await old.executeTakeFirst()) === undefined) return;
      await transaction((trx) => trx.deleteFrom("idempotency").where("created_at", "<", before).execute());
    },
  };
}

const present = (
  { fingerprint, seed, status, answer_json }: Selectable<Schema["idempotency"]>,
  state: Attempt["state"],
): Attempt => ({ state, fingerprint, seed, ...(status === null ? {} : { answer: { status, body: answer_json } }) });
