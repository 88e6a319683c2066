import { Type } from "typebox";
import { modelSchema, NOWHERE, presentModel } from "../../model-schemas.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";

export default defineRoute({
  method: "DELETE",
  url: "/v1/models/:id",
  operation: "deleteModel",
  tag: "models",
  summary: "Deletes one version of a model that is not being served and has no alias",
  scope: "admin",
  schemas: {
    params: strict({ id: idSchema("name, name@version or name@alias") }),
    query: strict({
      force: Type.Boolean({ default: false, description: "Also where a rollback would serve it: that then goes further back" }),
    }),
  },
  answer: { status: 200, schema: modelSchema },
  handle: async ({ workspace, params, query }, { models }) =>
    presentModel(await models.remove(workspace, params.id, { force: query.force }), NOWHERE),
});
