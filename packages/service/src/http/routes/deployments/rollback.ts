import { defineRoute } from "../../route.js";
import { deploymentSchema, idSchema, presentDeployment, strict } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/deployments/:id/rollback",
  operation: "rollbackDeployment",
  tag: "deployments",
  summary: "Serves what was served before",
  scope: "train",
  schemas: { params: strict({ id: idSchema("The deployment") }) },
  answer: { status: 200, schema: deploymentSchema },
  handle: async ({ workspace, params }, { models }) => presentDeployment(await models.rollback(workspace, params.id)),
});
