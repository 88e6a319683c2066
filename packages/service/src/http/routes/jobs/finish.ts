import { defineRoute } from "../../route.js";
import { idSchema, jobSchema, presentJob, strict } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/jobs/:id/finish",
  operation: "finishJob",
  tag: "jobs",
  summary: "Ends the learning of a training that runs: of its network the best epoch so far is kept, and becomes a model",
  scope: "train",
  schemas: { params: strict({ id: idSchema("The job") }) },
  answer: { status: 200, schema: jobSchema },
  handle: async ({ workspace, params }, { jobs }) => presentJob(await jobs.finish(workspace, params.id)),
});
