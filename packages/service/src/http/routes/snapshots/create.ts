import { snapshotJob } from "../../../snapshots/snapshot-job.js";
import { defineRoute } from "../../route.js";
import { jobSchema, presentJob } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/snapshots",
  operation: "takeSnapshot",
  tag: "snapshots",
  summary: "Takes a snapshot of what the store holds now, cleaned and described, unless there is one",
  scope: "train",
  schemas: {},
  answer: { status: 202, schema: jobSchema },
  handle: async ({ workspace }, { jobs }) => presentJob(await jobs.add(workspace, snapshotJob.kind, {})),
});
