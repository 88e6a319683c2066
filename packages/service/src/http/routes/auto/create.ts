import { autoJob } from "../../../auto/auto-job.js";
import { autoWish } from "../../../auto/wish.js";
import { readSplit } from "../../../evaluations/read-split.js";
import { knownSize } from "../../../registry/known-size.js";
import { readMeasure } from "../../../tunings/read-wish.js";
import { defineRoute } from "../../route.js";
import { jobSchema, presentJob } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/auto",
  operation: "chooseModel",
  tag: "models",
  summary:
    "Compares what the data support, tunes the best, trains it on everything and serves it where it is not worse; the job's result explains it",
  scope: "train",
  schemas: { body: autoWish },
  answer: { status: 202, schema: jobSchema },
  async handle({ workspace, body }, { services, jobs }) {
    readMeasure(body.metric);
    readSplit(body.split);
    // Refused at once where there is nothing to learn from.
    await knownSize(services, workspace);
    return presentJob(await jobs.add(workspace, autoJob.kind, body));
  },
});
