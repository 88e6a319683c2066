import { changeSchema, presentChange } from "../../model-schemas.js";
import { defineRoute } from "../../route.js";
import { idSchema, pageOf, strict } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/deployments/:id/history",
  operation: "getDeploymentHistory",
  tag: "deployments",
  summary: "What was served under a name, newest first; the last 20 changes",
  scope: "read",
  schemas: { params: strict({ id: idSchema("The deployment") }) },
  answer: { status: 200, schema: pageOf(changeSchema) },
  async handle({ workspace, params }, { models }) {
    const { changes } = await models.deployment(workspace, params.id);
    return { items: changes.map(presentChange) };
  },
});
