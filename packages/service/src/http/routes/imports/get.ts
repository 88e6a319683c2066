import { SegueError } from "../../../errors.js";
import { defineRoute } from "../../route.js";
import { idSchema, importSchema, presentImport, strict } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/imports/:id",
  operation: "getImport",
  tag: "imports",
  summary: "One import",
  scope: "read",
  schemas: { params: strict({ id: idSchema("The import") }) },
  answer: { status: 200, schema: importSchema },
  async handle({ workspace, params }, { services }) {
    const record = await services.store.imports.get(workspace, params.id);
    if (record === undefined) throw new SegueError("unknown-import", `There is no import ${JSON.stringify(params.id)}.`);
    return presentImport(record);
  },
});
