import { Type } from "typebox";
import { SegueError } from "../../../errors.js";
import { outputsOf, removeOutput } from "../../../jobs/output.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";

export default defineRoute({
  method: "DELETE",
  url: "/v1/jobs/:id/output",
  operation: "removeJobOutput",
  tag: "jobs",
  summary: "Removes the files that a job made, once they were fetched",
  scope: "admin",
  schemas: { params: strict({ id: idSchema("The job") }) },
  answer: { status: 200, schema: Type.Object({ removed: Type.Array(Type.String(), { description: "Names of the files" }) }) },
  async handle({ workspace, params: { id } }, { services: { store, config } }) {
    const job = await store.jobs.get(workspace, id);
    if (job === undefined) throw new SegueError("unknown-job", `There is no job ${JSON.stringify(id)}.`);
    if (job.state === "queued" || job.state === "running")
      throw new SegueError("job-not-finished", `The job is ${job.state}: cancel it first.`);
    const removed = await outputsOf(config.data, workspace, id);
    await removeOutput(config.data, workspace, id);
    return { removed };
  },
});
