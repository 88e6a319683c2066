import { deploymentSchema, presentDeployment } from "../../model-schemas.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";

export default defineRoute({
  method: "DELETE",
  url: "/v1/deployments/:id",
  operation: "deleteDeployment",
  tag: "deployments",
  summary: "Serves nothing under a name any more, and forgets what was served; the models stay",
  scope: "train",
  schemas: { params: strict({ id: idSchema("The deployment") }) },
  answer: { status: 200, schema: deploymentSchema },
  handle: async ({ workspace, params }, { models }) =>
    presentDeployment(await models.undeploy(workspace, params.id), () => false),
});
