import { uploadedFile } from "../../../imports/uploads.js";
import { importModelJob } from "../../../registry/package/import-job.js";
import { defineRoute } from "../../route.js";
import { jobSchema, presentJob } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/model-imports",
  operation: "importModel",
  tag: "models",
  summary: "Brings in a model of another installation from an upload; it is checked and answers once before it is recorded",
  scope: "train",
  schemas: { body: importModelJob.input },
  answer: { status: 202, schema: jobSchema },
  async handle({ workspace, body }, { services, jobs }) {
    await uploadedFile(services.config.data, workspace, body.upload);
    return presentJob(await jobs.add(workspace, importModelJob.kind, body));
  },
});
