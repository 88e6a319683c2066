import { aliasSchema, presentAlias } from "../../model-schemas.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";

export default defineRoute({
  method: "DELETE",
  url: "/v1/models/:id/aliases/:alias",
  operation: "deleteModelAlias",
  tag: "models",
  summary: "Takes an alias away; the model stays",
  scope: "admin",
  schemas: { params: strict({ id: idSchema("The model's name"), alias: idSchema("The alias") }) },
  answer: { status: 200, schema: aliasSchema },
  handle: async ({ workspace, params }, { models }) => presentAlias(await models.removeAlias(workspace, params.id, params.alias)),
});
