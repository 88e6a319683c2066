import { defineRoute } from "../../route.js";
import { idSchema, jobSchema, presentJob, strict } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/jobs/:id/retry",
  operation: "retryJob",
  tag: "jobs",
  summary: "Does the work of a job that has ended once more, as a new job",
  scope: "train",
  schemas: { params: strict({ id: idSchema("The job") }) },
  answer: { status: 202, schema: jobSchema },
  handle: async ({ workspace, params }, { jobs }) => presentJob(await jobs.retry(workspace, params.id)),
});
