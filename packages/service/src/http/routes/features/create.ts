import { modelSet } from "../../../analyzing/model-features.js";
import { keptSets } from "../../../hearing/feature-sets.js";
import { featuresJob } from "../../../hearing/features-job.js";
import { defineRoute } from "../../route.js";
import { jobSchema, presentJob } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/features",
  operation: "createFeatures",
  tag: "features",
  summary:
    "Computes sets of features of every file of sound that was imported, and of its cover; what is there and up to date is passed over",
  scope: "train",
  schemas: { body: featuresJob.input },
  answer: { status: 202, schema: jobSchema },
  async handle({ workspace, body }, { jobs, services }) {
    if (body.model === undefined) keptSets(body.features ?? []);
    else await modelSet(services, workspace, body.model);
    return presentJob(await jobs.add(workspace, featuresJob.kind, body));
  },
});
