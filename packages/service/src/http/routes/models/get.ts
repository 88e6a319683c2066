import { defineRoute } from "../../route.js";
import { idSchema, modelSchema, presentModel, strict } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/models/:id",
  operation: "getModel",
  tag: "models",
  summary: "One model: name@version, or the newest of that name",
  scope: "read",
  schemas: { params: strict({ id: idSchema("name or name@version") }) },
  answer: { status: 200, schema: modelSchema },
  async handle({ workspace, params }, { services, models }) {
    return presentModel(await models.find(workspace, params.id), await services.store.models.deployments(workspace));
  },
});
