import { checkImport, importJob } from "../../../imports/import-job.js";
import { defineRoute } from "../../route.js";
import { jobSchema, presentJob } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/imports",
  operation: "createImport",
  tag: "imports",
  summary:
    "Brings uploaded files in, or one from a url that the service fetches, all or nothing; the job's result says what was kept",
  scope: "train",
  schemas: { body: importJob.input },
  answer: { status: 202, schema: jobSchema },
  async handle({ workspace, body }, { jobs, services }) {
    checkImport(body, services.config);
    return presentJob(await jobs.add(workspace, importJob.kind, body));
  },
});
