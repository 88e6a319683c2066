import type { Facts } from "@segue/engine";
import { type Kysely, type Selectable, sql } from "kysely";
import type { User, UserList, UserSort, Users } from "../../ports/users.js";
import { visibleBatches } from "./batches.js";
import { containing, mentions } from "./containing.js";
import type { Database } from "./database.js";
import { anchorsOf, type Key, type LongList, longPage } from "./long-list.js";
import { bumpRevision, takeTurn } from "./revision.js";
import type { Schema } from "./schema.js";
import { countRows } from "./tracks.js";

const COLUMNS = ["id", "created_at", "facts_json"] as const;

export function sqlUsers({ db, transaction }: Database): Users {
  const inWorkspace = (workspace: string) =>
    db.selectFrom("users").where("workspace_id", "=", workspace).where("batch", "in", visibleBatches(db, workspace));
  return {
    async get(workspace, id) {
      const row = await inWorkspace(workspace).where("id", "=", id).select(COLUMNS).executeTakeFirst();
      return row && present(row);
    },
    list: async (workspace, page, which = {}) => longPage(db, userList(db, workspace, which), page),
    anchors: async (workspace, which = {}) => anchorsOf(db, userList(db, workspace, which)),
    async friends(workspace, id) {
      const visible = visibleBatches(db, workspace);
      const rows = await db
        .selectFrom("friends")
        .innerJoin("users as other", "other.pk", "friends.friend_pk")
        .where("friends.batch", "in", visible)
        .where("friends.user_pk", "=", (select) =>
          select.selectFrom("users").where("workspace_id", "=", workspace).where("id", "=", id).select("pk"),
        )
        .whereRef("friends.friend_pk", "<>", "friends.user_pk")
        .distinct()
        .select(["other.id", "other.pk"])
        .select((select) =>
          select
            .selectFrom("friends as theirs")
            .where("theirs.batch", "in", visible)
            .whereRef("theirs.user_pk", "=", "other.pk")
            .whereRef("theirs.friend_pk", "<>", "theirs.user_pk")
            .select(sql<number | string>`count(distinct theirs.friend_pk)`.as("n"))
            .as("friends"),
        )
        .execute();
      return rows.map(({ id: friend, friends }) => ({ id: friend, friends: Number(friends ?? 0) }));
    },
    count: (workspace) => countRows(inWorkspace(workspace).select(sql<number>`count(*)`.as("n"))),
    remove: (workspace, id) =>
      transaction(async (trx) => {
        await takeTurn(trx, workspace);
        const row = await trx
          .selectFrom("users")
          .where("workspace_id", "=", workspace)
          .where("id", "=", id)
          .select("pk")
          .executeTakeFirst();
        if (row === undefined) return false;
        await removeTraces(trx, workspace, row.pk, id);
        await trx.deleteFrom("users").where("pk", "=", row.pk).execute();
        await bumpRevision(trx, workspace);
        return true;
      }),
  };
}

const KEYS: Readonly<Record<UserSort, readonly Key[]>> = {
  came: [{ of: sql.ref("pk"), type: "number" }],
  id: [{ of: sql.ref("id"), type: "string" }],
};

/** The listeners of a workspace as a long list. */
const userList = (
  db: Kysely<Schema>,
  workspace: string,
  { sort = "came", order = "asc", text }: UserList,
): LongList<UserRow, User> => ({
  keys: KEYS[sort],
  order,
  rows: sql`from users where workspace_id = ${workspace} and batch in ${visibleBatches(db, workspace)}
    ${text === undefined ? sql`` : sql`and ${mentions("id", text)}`}`,
  columns: sql.join(COLUMNS.map((column) => sql.ref(column))),
  present,
});

type UserRow = Pick<Selectable<Schema["users"]>, (typeof COLUMNS)[number]>;

const present = ({ id, created_at, facts_json }: UserRow): User => ({
  id,
  createdAt: created_at,
  facts: JSON.parse(facts_json) as Facts,
});

async function removeTraces(db: Kysely<Schema>, workspace: string, user: number, id: string): Promise<void> {
  const batches = db.selectFrom("batches").where("workspace_id", "=", workspace).select("pk");
  await db.deleteFrom("events").where("batch", "in", batches).where("user_pk", "=", user).execute();
  await db.deleteFrom("user_claims").where("batch", "in", batches).where("user_pk", "=", user).execute();
  await db.deleteFrom("tags").where("batch", "in", batches).where("user_pk", "=", user).execute();
  await db
    .deleteFrom("friends")
    .where("batch", "in", batches)
    .where((where) => where.or([where("user_pk", "=", user), where("friend_pk", "=", user)]))
    .execute();
  // Rows that were refused are kept as examples, with what stood in them.
  await db
    .deleteFrom("problems")
    .where("batch", "in", batches)
    .where(sql<boolean>`value like ${containing(id)} escape '\\'`)
    .execute();
  await forgetExamples(db, workspace, id);
  await db.deleteFrom("keys").where("workspace_id", "=", workspace).where("user_id", "=", id).execute();
}

async function forgetExamples(db: Kysely<Schema>, workspace: string, id: string): Promise<void> {
  const imports = await db.selectFrom("imports").where("workspace_id", "=", workspace).select(["id", "rules_json"]).execute();
  for (const record of imports.filter((each) => each.rules_json.includes(id))) {
    const rules = (JSON.parse(record.rules_json) as { examples: string[] }[]).map((rule) => ({
      ...rule,
      examples: rule.examples.filter((example) => !example.includes(id)),
    }));
    await db
      .updateTable("imports")
      .set({ rules_json: JSON.stringify(rules) })
      .where("id", "=", record.id)
      .execute();
  }
}
