import { analyzers } from "@segue/engine";
import { readFolds } from "../../../analyzing/judge-by-folds.js";
import { NOT_JUDGED } from "../../../analyzing/wish.js";
import { readSplit } from "../../../evaluations/read-split.js";
import { algorithmNamed } from "../../../registry/model-files.js";
import { parametersOf } from "../../../registry/parameters.js";
import { forecastWish } from "../../../registry/refuse-too-large.js";
import { parseParameters, trainJob } from "../../../registry/train-job.js";
import { defineRoute } from "../../route.js";
import { jobSchema, presentJob } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/models",
  operation: "trainModel",
  tag: "models",
  summary: "Trains a model on all listening data, or one that analyzes on labelled tracks; the job's result names it",
  scope: "train",
  schemas: { body: trainJob.input },
  answer: { status: 202, schema: jobSchema },
  async handle({ workspace, body }, { services, jobs }) {
    const analyzing = analyzers.find((each) => each.name === body.algorithm);
    if (analyzing !== undefined) {
      parametersOf(analyzing, body.config);
      if (body.evaluate !== undefined && body.evaluate !== NOT_JUDGED) readFolds(body.evaluate);
      return presentJob(await jobs.add(workspace, trainJob.kind, body));
    }
    const algorithm = algorithmNamed(body.algorithm);
    const config = parseParameters(algorithm.name, body.config);
    if (body.evaluate !== undefined) readSplit(body.evaluate);
    const estimate = await forecastWish(services, workspace, algorithm, config);
    return presentJob(await jobs.add(workspace, trainJob.kind, body, estimate));
  },
});
