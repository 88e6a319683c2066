import { readSplit } from "../../../evaluations/read-split.js";
import { algorithmNamed } from "../../../registry/model-files.js";
import { forecastWish } from "../../../registry/refuse-too-large.js";
import { parseParameters, trainJob } from "../../../registry/train-job.js";
import { defineRoute } from "../../route.js";
import { jobSchema, presentJob } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/models",
  operation: "trainModel",
  tag: "models",
  summary: "Trains a model on all listening data; the job's result names it",
  scope: "train",
  schemas: { body: trainJob.input },
  answer: { status: 202, schema: jobSchema },
  async handle({ workspace, body }, { services, jobs }) {
    const algorithm = algorithmNamed(body.algorithm);
    const config = parseParameters(algorithm.name, body.config);
    if (body.evaluate !== undefined) readSplit(body.evaluate);
    const estimate = await forecastWish(services, workspace, algorithm, config);
    return presentJob(await jobs.add(workspace, trainJob.kind, body, estimate));
  },
});
