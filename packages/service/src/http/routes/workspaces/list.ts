import { needOperator } from "../../operator.js";
import { defineRoute } from "../../route.js";
import { pageOf, timeText, workspaceSchema } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/workspaces",
  operation: "listWorkspaces",
  tag: "workspaces",
  summary: "The tenants",
  scope: "admin",
  schemas: {},
  answer: { status: 200, schema: pageOf(workspaceSchema) },
  async handle({ caller }, { services: { store } }) {
    needOperator(caller);
    return { items: (await store.workspaces.list()).map(({ id, createdAt }) => ({ id, createdAt: timeText(createdAt) })) };
  },
});
