import { Type } from "typebox";
import { modelSchema, presentModel } from "../../model-schemas.js";
import { defineRoute } from "../../route.js";
import { pageOf, pageQuery, pageRequest, strict } from "../../schemas.js";
import { surroundingsOf } from "../../surroundings.js";

export default defineRoute({
  method: "GET",
  url: "/v1/models",
  operation: "listModels",
  tag: "models",
  summary: "The trained models, every version, by name",
  scope: "read",
  schemas: {
    query: strict({
      ...pageQuery,
      name: Type.Optional(Type.String({ maxLength: 64, description: "Only versions of this name" })),
    }),
  },
  answer: { status: 200, schema: pageOf(modelSchema) },
  async handle({ workspace, query }, context) {
    const page = await context.services.store.models.page(workspace, pageRequest(query), query.name);
    const surroundings = await surroundingsOf(context, workspace);
    return { ...page, items: page.items.map((record) => presentModel(record, surroundings)) };
  },
});
