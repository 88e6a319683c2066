import { Type } from "typebox";
import { retainJob } from "../../../privacy/retain-job.js";
import { defineRoute } from "../../route.js";
import { jobSchema, presentJob, strict } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/retention/apply",
  operation: "applyRetention",
  tag: "privacy",
  summary: "Removes now what is too old, or says what would go",
  scope: "admin",
  schemas: { body: strict({ dryRun: Type.Boolean({ default: false, description: "Remove nothing" }) }) },
  answer: { status: 202, schema: jobSchema },
  handle: async ({ workspace, body }, { jobs }) =>
    presentJob(await jobs.add(workspace, retainJob.kind, { ...body, events: true })),
});
