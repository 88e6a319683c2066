import { deploymentSchema } from "../../model-schemas.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";
import { toldDeployment } from "../../surroundings.js";

export default defineRoute({
  method: "GET",
  url: "/v1/deployments/:id",
  operation: "getDeployment",
  tag: "deployments",
  summary: "What is served under a name",
  scope: "read",
  schemas: { params: strict({ id: idSchema("The deployment") }) },
  answer: { status: 200, schema: deploymentSchema },
  handle: async ({ workspace, params }, { services, models }) =>
    toldDeployment(services, workspace, await models.deployment(workspace, params.id)),
});
