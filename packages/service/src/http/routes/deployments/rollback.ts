import { Type } from "typebox";
import { deploymentSchema } from "../../model-schemas.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";
import { toldDeployment } from "../../surroundings.js";

export default defineRoute({
  method: "POST",
  url: "/v1/deployments/:id/rollback",
  operation: "rollbackDeployment",
  tag: "deployments",
  summary: "Serves what was served before; once more, what was served before that",
  scope: "train",
  schemas: {
    params: strict({ id: idSchema("The deployment") }),
    query: strict({
      to: Type.Optional(
        Type.Integer({ minimum: 1, maximum: 2 ** 31, description: "The number of the change to go back to, of its history" }),
      ),
    }),
  },
  answer: { status: 200, schema: deploymentSchema },
  handle: async ({ workspace, params, query }, { services, models }) =>
    toldDeployment(services, workspace, await models.rollback(workspace, params.id, query.to)),
});
