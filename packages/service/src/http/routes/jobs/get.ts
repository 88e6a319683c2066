import { SegueError } from "../../../errors.js";
import { defineRoute } from "../../route.js";
import { idSchema, jobSchema, presentJob, strict } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/jobs/:id",
  operation: "getJob",
  tag: "jobs",
  summary: "How far a job is, and what came of it",
  scope: "read",
  schemas: { params: strict({ id: idSchema("The job") }) },
  answer: { status: 200, schema: jobSchema },
  async handle({ workspace, params }, { services }) {
    const job = await services.store.jobs.get(workspace, params.id);
    if (job === undefined) throw new SegueError("unknown-job", `There is no job ${JSON.stringify(params.id)}.`);
    return presentJob(job);
  },
});
