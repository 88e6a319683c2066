import { Type } from "typebox";
import { SegueError } from "../../../errors.js";
import { rowAsObject } from "../../../exports/row.js";
import type { TableName } from "../../../ports/contents.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";

const rows = Type.Array(Type.Record(Type.String(), Type.Unknown()));
/** The tables in which a listener may stand. */
const PERSONAL = ["users", "events", "friends", "tags"] as const satisfies readonly TableName[];

export default defineRoute({
  method: "GET",
  url: "/v1/users/:id/export",
  operation: "exportUser",
  tag: "users",
  summary: "Everything that is kept about a listener",
  scope: "admin",
  audit: { how: "written" },
  schemas: { params: strict({ id: idSchema("The listener") }) },
  answer: { status: 200, schema: Type.Object({ user: Type.String(), users: rows, events: rows, friends: rows, tags: rows }) },
  async handle({ workspace, params: { id } }, { services: { store } }) {
    if ((await store.users.get(workspace, id)) === undefined)
      throw new SegueError("unknown-user", `There is no user ${JSON.stringify(id)}.`);
    const told = await store.contents.read(workspace, async (read) => {
      const tables: [TableName, Record<string, unknown>[]][] = [];
      for (const table of PERSONAL) {
        const rows: Record<string, unknown>[] = [];
        for await (const some of read(table, id)) rows.push(...some.map((row) => rowAsObject(table, row)));
        tables.push([table, rows]);
      }
      return Object.fromEntries(tables);
    });
    return { user: id, ...told };
  },
});
