import { addModelJob, named } from "../../../registry/foreign/add-model-job.js";
import { defineRoute } from "../../route.js";
import { jobSchema, presentJob } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/models/foreign",
  operation: "addModel",
  tag: "models",
  summary: "Tries out a model that was made elsewhere (ONNX) and registers it; the job's result names it",
  // It computes on this machine what others wrote.
  scope: "admin",
  schemas: { body: addModelJob.input },
  answer: { status: 202, schema: jobSchema },
  async handle({ workspace, body }, { services, jobs }) {
    return presentJob(await jobs.add(workspace, addModelJob.kind, await named(services, workspace, body)));
  },
});
