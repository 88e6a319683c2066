import { Type } from "typebox";
import { defineRoute } from "../../route.js";
import { idSchema, jobSchema, presentJob, strict } from "../../schemas.js";

export default defineRoute({
  method: "PATCH",
  url: "/v1/jobs/:id",
  operation: "changeJob",
  tag: "jobs",
  summary: "Lets a job that waits come sooner or later",
  scope: "train",
  schemas: {
    params: strict({ id: idSchema("The job") }),
    body: strict({ priority: Type.Integer({ minimum: -100, maximum: 100, description: "The higher, the sooner" }) }),
  },
  answer: { status: 200, schema: jobSchema },
  handle: async ({ workspace, params, body }, { jobs }) => presentJob(await jobs.prioritise(workspace, params.id, body.priority)),
});
