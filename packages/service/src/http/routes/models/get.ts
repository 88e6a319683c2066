import { modelSchema, presentModel } from "../../model-schemas.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";
import { surroundingsOf } from "../../surroundings.js";

export default defineRoute({
  method: "GET",
  url: "/v1/models/:id",
  operation: "getModel",
  tag: "models",
  summary: "One model: name@version, name@alias, or the newest of that name",
  scope: "read",
  schemas: { params: strict({ id: idSchema("name, name@version or name@alias") }) },
  answer: { status: 200, schema: modelSchema },
  async handle({ workspace, params }, context) {
    return presentModel(await context.models.find(workspace, params.id), await surroundingsOf(context, workspace));
  },
});
