import { OneOf, OUTCOMES } from "@segue/engine";
import { Type } from "typebox";
import { SegueError } from "../../../errors.js";
import { defineRoute } from "../../route.js";
import { idSchema, pageOf, pageQuery, pageRequest, strict } from "../../schemas.js";

const problemSchema = Type.Object({
  file: Type.String(),
  line: Type.Integer({ description: "From 1; 0 where the file as a whole is meant" }),
  field: Type.Optional(Type.String()),
  value: Type.Optional(Type.String()),
  rule: Type.String(),
  outcome: OneOf(OUTCOMES),
  reason: Type.String(),
  remedy: Type.String(),
});

export default defineRoute({
  method: "GET",
  url: "/v1/imports/:id/problems",
  operation: "listImportProblems",
  tag: "imports",
  summary: "The rows of an import that were not simply taken, the first 10,000, in order",
  scope: "read",
  schemas: { params: strict({ id: idSchema("The import") }), query: strict(pageQuery) },
  answer: { status: 200, schema: pageOf(problemSchema) },
  async handle({ workspace, params, query }, { services: { store } }) {
    if ((await store.imports.get(workspace, params.id)) === undefined)
      throw new SegueError("unknown-import", `There is no import ${JSON.stringify(params.id)}.`);
    const page = await store.imports.problems(workspace, params.id, pageRequest(query));
    return { ...page, items: page.items.map(({ type: _, ...problem }) => problem) };
  },
});
