import { createReadStream } from "node:fs";
import { access } from "node:fs/promises";
import { SegueError } from "../../../errors.js";
import { outputFile } from "../../../jobs/output.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/jobs/:id/output",
  operation: "getJobOutput",
  tag: "jobs",
  summary: "The file that a job made",
  scope: "recommend",
  schemas: { params: strict({ id: idSchema("The job") }) },
  answer: { status: 200, schema: "stream" },
  async handle({ workspace, params, reply }, { services }) {
    const job = await services.store.jobs.get(workspace, params.id);
    if (job === undefined) throw new SegueError("unknown-job", `There is no job ${JSON.stringify(params.id)}.`);
    if (job.state !== "done") throw new SegueError("job-not-finished", `The job is ${job.state}.`);
    const file = outputFile(services.config.data, job.id);
    await access(file).catch((cause: unknown) => {
      throw new SegueError("unknown-job", "This job made no file.", { cause });
    });
    reply.type("text/csv; charset=utf-8");
    return createReadStream(file);
  },
});
