import { recommendAllJob } from "../../../listeners/recommend-all-job.js";
import { idOf } from "../../../registry/reference.js";
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
    // What cannot be answered is refused at once, and a model stays the one that it was when it was asked for.
    const { models: answering } = await models.answering(workspace, body);
    const model = body.model === undefined ? {} : { model: idOf(answering[0]!) };
    return presentJob(await jobs.add(workspace, recommendAllJob.kind, { ...body, ...model }));
  },
});
