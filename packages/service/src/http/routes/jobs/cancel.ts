import { defineRoute } from "../../route.js";
import { idSchema, jobSchema, presentJob, strict } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/jobs/:id/cancel",
  operation: "cancelJob",
  tag: "jobs",
  summary: "Stops a job that has not ended; nothing of it is kept",
  scope: "train",
  schemas: { params: strict({ id: idSchema("The job") }) },
  answer: { status: 200, schema: jobSchema },
  handle: async ({ workspace, params }, { jobs }) => presentJob(await jobs.cancel(workspace, params.id)),
});
