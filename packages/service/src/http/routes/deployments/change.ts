import { rulesSchema } from "@segue/engine";
import { readRules } from "../../../control/wishes.js";
import { deploymentSchema } from "../../model-schemas.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";
import { toldDeployment } from "../../surroundings.js";

export default defineRoute({
  method: "PATCH",
  url: "/v1/deployments/:id",
  operation: "changeDeployment",
  tag: "deployments",
  summary: "Sets the rules of a deployment's answers, in place of those that it had; what it serves stays",
  scope: "train",
  schemas: { params: strict({ id: idSchema("The deployment") }), body: strict({ rules: rulesSchema }) },
  answer: { status: 200, schema: deploymentSchema },
  handle: async ({ workspace, params, body }, { services, models }) =>
    toldDeployment(services, workspace, await models.setRules(workspace, params.id, readRules(body.rules))),
});
