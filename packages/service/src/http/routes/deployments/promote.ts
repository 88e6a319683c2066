import { type Static, Type } from "typebox";
import { singleSchema, type Wish, wishSchema } from "../../../deployments/wish.js";
import { MODEL_NAME } from "../../../registry/reference.js";
import { deploymentSchema } from "../../model-schemas.js";
import { defineRoute } from "../../route.js";
import { strict } from "../../schemas.js";
import { toldDeployment } from "../../surroundings.js";

export default defineRoute({
  method: "PUT",
  url: "/v1/deployments/:id",
  operation: "promoteModel",
  tag: "deployments",
  summary: "Serves a model, or a weighted mix of several, under a name from the next request on",
  scope: "train",
  schemas: {
    params: strict({ id: Type.String({ pattern: MODEL_NAME, description: "The deployment, e.g. home" }) }),
    body: Type.Union([singleSchema, wishSchema]),
  },
  answer: { status: 200, schema: deploymentSchema },
  async handle({ workspace, params, body }, { services, models }) {
    return toldDeployment(services, workspace, await models.promote(workspace, asMix(body), params.id));
  },
});

/** A single model as a mix of one. */
function asMix(body: Wish | Static<typeof singleSchema>): Wish {
  if ("models" in body) return body;
  const { model, ...rest } = body;
  return { ...rest, models: [{ model, weight: 1 }] };
}
