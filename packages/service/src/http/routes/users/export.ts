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
    const told = await store.contents.read(workspace, async (read) =>
      PERSONAL.map((table) => [table, [...read(table, id)].flat().map((row) => rowAsObject(table, row))] as const),
    );
    return { user: id, ...Object.fromEntries(told) };
  },
});
