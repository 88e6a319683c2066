import { defineRoute } from "../../route.js";
import { idSchema, modelSchema, presentModel, strict } from "../../schemas.js";

export default defineRoute({
  method: "DELETE",
  url: "/v1/models/:id",
  operation: "deleteModel",
  tag: "models",
  summary: "Deletes one version of a model that is not being served",
  scope: "admin",
  schemas: { params: strict({ id: idSchema("name or name@version") }) },
  answer: { status: 200, schema: modelSchema },
  handle: async ({ workspace, params }, { models }) => presentModel(await models.remove(workspace, params.id), []),
});
