import { SegueError } from "../../../errors.js";
import { demoJob } from "../../../simulation/demo-job.js";
import { defineRoute } from "../../route.js";
import { jobSchema, presentJob } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/demo",
  operation: "createDemo",
  tag: "imports",
  summary:
    "Fills an empty workspace with invented listeners, tracks and plays, and lets its most famous tracks sound, to try things out; taken back as any import is",
  scope: "train",
  schemas: {},
  answer: { status: 202, schema: jobSchema },
  async handle({ workspace }, { services, jobs }) {
    if ((await services.store.events.count(workspace)) > 0)
      throw new SegueError("invalid-request", "There are listening data already: the demo goes into an empty workspace only.", {
        hint: "Make a workspace for it with: segue workspaces create NAME",
      });
    return presentJob(await jobs.add(workspace, demoJob.kind, {}));
  },
});
