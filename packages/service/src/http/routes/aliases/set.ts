import { Type } from "typebox";
import { ALIAS_NAME, MODEL_NAME } from "../../../registry/reference.js";
import { aliasSchema, presentAlias } from "../../model-schemas.js";
import { defineRoute } from "../../route.js";
import { strict } from "../../schemas.js";

export default defineRoute({
  method: "PUT",
  url: "/v1/models/:id/aliases/:alias",
  operation: "setModelAlias",
  tag: "models",
  summary: "Gives a version a name that can be moved to another one later: asked for as name@alias",
  scope: "train",
  schemas: {
    params: strict({
      id: Type.String({ pattern: MODEL_NAME, description: "The model's name" }),
      alias: Type.String({ pattern: ALIAS_NAME, description: "The alias, e.g. stable" }),
    }),
    body: strict({ version: Type.Integer({ minimum: 1, maximum: 999_999_999 }) }),
  },
  answer: { status: 200, schema: aliasSchema },
  handle: async ({ workspace, params, body }, { models }) =>
    presentAlias(await models.setAlias(workspace, `${params.id}@${body.version}`, params.alias)),
});
