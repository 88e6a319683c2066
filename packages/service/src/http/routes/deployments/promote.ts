import { Type } from "typebox";
import { MODEL_NAME } from "../../../registry/model-name.js";
import { defineRoute } from "../../route.js";
import { deploymentSchema, presentDeployment, strict } from "../../schemas.js";

export default defineRoute({
  method: "PUT",
  url: "/v1/deployments/:id",
  operation: "promoteModel",
  tag: "deployments",
  summary: "Serves a model under a name from the next request on",
  scope: "train",
  schemas: {
    params: strict({ id: Type.String({ pattern: MODEL_NAME, description: "The deployment, e.g. home" }) }),
    body: strict({ model: Type.String({ minLength: 1, maxLength: 100, description: "name or name@version" }) }),
  },
  answer: { status: 200, schema: deploymentSchema },
  handle: async ({ workspace, params, body }, { models }) =>
    presentDeployment(await models.promote(workspace, body.model, params.id)),
});
