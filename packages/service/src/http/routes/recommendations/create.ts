import { recommendAllJob } from "../../../listeners/recommend-all-job.js";
import { defineRoute } from "../../route.js";
import { jobSchema, presentJob } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/recommendations",
  operation: "recommendAll",
  tag: "users",
  summary: "Computes every listener's list; the job's output is a CSV file",
  scope: "recommend",
  schemas: { body: recommendAllJob.input },
  answer: { status: 202, schema: jobSchema },
  async handle({ workspace, body }, { jobs, models }) {
    const { name, version } = await models.find(workspace, body.model);
    return presentJob(await jobs.add(workspace, recommendAllJob.kind, { ...body, model: `${name}@${version}` }));
  },
});
