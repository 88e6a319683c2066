import { Type } from "typebox";
import { defineRoute } from "../../route.js";
import { pageOf, pageQuery, pageRequest, strict, textQuery, timeSchema, timeText } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/users",
  operation: "listUsers",
  tag: "users",
  summary: "The listeners",
  scope: "read",
  schemas: { query: strict({ ...pageQuery, text: textQuery }) },
  answer: { status: 200, schema: pageOf(Type.Object({ id: Type.String(), createdAt: timeSchema })) },
  async handle({ workspace, query }, { services }) {
    const page = await services.store.users.list(workspace, pageRequest(query), query.text);
    return { ...page, items: page.items.map((user) => ({ ...user, createdAt: timeText(user.createdAt) })) };
  },
});
