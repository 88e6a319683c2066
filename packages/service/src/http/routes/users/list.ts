import { Type } from "typebox";
import { USER_SORTS } from "../../../ports/users.js";
import { answerLong, longPageOf, longQuery } from "../../long-list.js";
import { defineRoute } from "../../route.js";
import { strict, textQuery, timeSchema, timeText } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/users",
  operation: "listUsers",
  tag: "users",
  summary: "The listeners",
  scope: "read",
  schemas: { query: strict({ ...longQuery(USER_SORTS, "asc"), text: textQuery }) },
  answer: { status: 200, schema: longPageOf(Type.Object({ id: Type.String(), createdAt: timeSchema })) },
  async handle({ workspace, query }, { services }) {
    const page = await answerLong(services.store.users, workspace, query);
    return { ...page, items: page.items.map((user) => ({ ...user, createdAt: timeText(user.createdAt) })) };
  },
});
