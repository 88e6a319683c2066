import { checkEvaluation } from "../../../evaluations/check.js";
import { evaluateJob } from "../../../evaluations/evaluate-job.js";
import { defineRoute } from "../../route.js";
import { jobSchema, presentJob } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/evaluations",
  operation: "createEvaluation",
  tag: "evaluations",
  summary: "Judges algorithms on a split of the data, or models on data that is new to them; the job's result has the figures",
  scope: "train",
  schemas: { body: evaluateJob.input },
  answer: { status: 202, schema: jobSchema },
  async handle({ workspace, body }, { services, jobs }) {
    await checkEvaluation(services, workspace, body);
    return presentJob(await jobs.add(workspace, evaluateJob.kind, body));
  },
});
