import { exportJob } from "../../../exports/export-job.js";
import { defineRoute } from "../../route.js";
import { jobSchema, presentJob } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/exports",
  operation: "createExport",
  tag: "exports",
  summary: "Writes everything the workspace holds, a file for each table; they are the job's output",
  scope: "admin",
  schemas: { body: exportJob.input },
  answer: { status: 202, schema: jobSchema },
  handle: async ({ workspace, body }, { jobs }) => presentJob(await jobs.add(workspace, exportJob.kind, body)),
});
