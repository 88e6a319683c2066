import { SegueError } from "../../../errors.js";
import { undoJob } from "../../../imports/undo-job.js";
import { defineRoute } from "../../route.js";
import { idSchema, jobSchema, presentJob, strict } from "../../schemas.js";

export default defineRoute({
  method: "DELETE",
  url: "/v1/imports/:id",
  operation: "undoImport",
  tag: "imports",
  summary: "Takes an import back: the store is as if it had never been",
  scope: "train",
  schemas: { params: strict({ id: idSchema("The import") }) },
  answer: { status: 202, schema: jobSchema },
  async handle({ workspace, params }, { jobs, services }) {
    if ((await services.store.imports.get(workspace, params.id)) === undefined)
      throw new SegueError("unknown-import", `There is no import ${JSON.stringify(params.id)}.`);
    return presentJob(await jobs.add(workspace, undoJob.kind, { import: params.id }));
  },
});
