import { changeSchema, cleaningWith } from "../../../snapshots/cleaning.js";
import { recountJob } from "../../../snapshots/recount-job.js";
import { defineRoute } from "../../route.js";
import { jobSchema, presentJob } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/cleaning/recount",
  operation: "recountCleaning",
  tag: "cleaning",
  summary: "Counts what cleaning would leave of all data with these rules changed, as PATCH has them; changes nothing",
  scope: "train",
  schemas: { body: changeSchema },
  answer: { status: 202, schema: jobSchema },
  async handle({ workspace, body }, { services, jobs }) {
    await cleaningWith(services.store, workspace, body);
    return presentJob(await jobs.add(workspace, recountJob.kind, { cleaning: body }));
  },
});
