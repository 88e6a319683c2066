import { importJob } from "../../../imports/import-job.js";
import { defineRoute } from "../../route.js";
import { jobSchema, presentJob } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/imports",
  operation: "createImport",
  tag: "imports",
  summary: "Brings uploaded files in, all or nothing; the job's result says what was kept",
  scope: "train",
  schemas: { body: importJob.input },
  answer: { status: 202, schema: jobSchema },
  handle: async ({ workspace, body }, { jobs }) => presentJob(await jobs.add(workspace, importJob.kind, body)),
});
