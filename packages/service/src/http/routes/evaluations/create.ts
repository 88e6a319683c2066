import { checkEvaluation } from "../../../evaluations/check.js";
import { evaluateJob } from "../../../evaluations/evaluate-job.js";
import { analyzingSubjects } from "../../../evaluations/judge-analyzers.js";
import { parseSubject } from "../../../evaluations/subject.js";
import type { Forecast } from "../../../ports/jobs.js";
import { algorithmNamed } from "../../../registry/model-files.js";
import { forecastWish } from "../../../registry/refuse-too-large.js";
import type { Services } from "../../../services.js";
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
    const isForecast = body.on === undefined && analyzingSubjects(body.subjects) === undefined;
    const estimate = isForecast ? await forecastTrainings(services, workspace, body.subjects) : undefined;
    return presentJob(await jobs.add(workspace, evaluateJob.kind, body, estimate));
  },
});

/** One training after the other, each of which must fit. */
async function forecastTrainings(services: Services, workspace: string, subjects: readonly string[]): Promise<Forecast> {
  const all = { seconds: 0, bytes: 0 };
  for (const { algorithm, config } of subjects.map(parseSubject)) {
    const { seconds, bytes } = await forecastWish(services, workspace, algorithmNamed(algorithm), config);
    all.seconds += seconds;
    all.bytes = Math.max(all.bytes, bytes);
  }
  return all;
}
