import { defineRoute } from "../../route.js";
import { importSchema, pageOf, pageQuery, pageRequest, presentImport, strict } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/imports",
  operation: "listImports",
  tag: "imports",
  summary: "What came in",
  scope: "read",
  schemas: { query: strict(pageQuery) },
  answer: { status: 200, schema: pageOf(importSchema) },
  async handle({ workspace, query }, { services }) {
    const page = await services.store.imports.list(workspace, pageRequest(query));
    return { ...page, items: page.items.map(presentImport) };
  },
});
