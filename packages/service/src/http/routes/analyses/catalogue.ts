import { describeJob } from "../../../analyzing/describe-job.js";
import { FOREIGN, refuseOtherTask } from "../../../registry/foreign/files.js";
import { defineRoute } from "../../route.js";
import { jobSchema, presentJob } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/analyses/catalogue",
  operation: "analyzeCatalogue",
  tag: "analyses",
  summary:
    "Lets a model say of every track what it is, as facts called predicted…: filters and models can use them, and the import that they are can be taken back",
  scope: "train",
  schemas: { body: describeJob.input },
  answer: { status: 202, schema: jobSchema },
  async handle({ workspace, body }, { jobs, models }) {
    const record = await models.find(workspace, body.model);
    if (record.algorithm !== FOREIGN) refuseOtherTask(record, "analyze");
    return presentJob(await jobs.add(workspace, describeJob.kind, body));
  },
});
