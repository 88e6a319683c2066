import { createReadStream } from "node:fs";
import { extname } from "node:path";
import { Type } from "typebox";
import { SegueError } from "../../../errors.js";
import { outputPath, outputsOf } from "../../../jobs/output.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";

const TYPES: Readonly<Record<string, string>> = {
  ".csv": "text/csv; charset=utf-8",
  ".jsonl": "application/jsonl; charset=utf-8",
  ".parquet": "application/vnd.apache.parquet",
  ".zip": "application/zip",
};

export default defineRoute({
  method: "GET",
  url: "/v1/jobs/:id/output",
  operation: "getJobOutput",
  tag: "jobs",
  summary: "A file that a job made",
  scope: "recommend",
  audit: { how: "written" },
  schemas: {
    params: strict({ id: idSchema("The job") }),
    query: strict({ file: Type.Optional(Type.String({ maxLength: 100, description: "Its name, where there are several" })) }),
  },
  answer: { status: 200, schema: "stream" },
  async handle({ workspace, params, query, caller, reply }, { services }) {
    const { data } = services.config;
    const job = await services.store.jobs.get(workspace, params.id);
    if (job === undefined) throw new SegueError("unknown-job", `There is no job ${JSON.stringify(params.id)}.`);
    if (["export", "backup"].includes(job.kind) && !caller.scopes.includes("admin"))
      throw new SegueError("forbidden", "Exports and backups are for keys with the scope admin.");
    if (job.state !== "done") throw new SegueError("job-not-finished", `The job is ${job.state}.`);
    const files = await outputsOf(data, workspace, job.id);
    const name = query.file ?? (files.length === 1 ? files[0] : undefined);
    if (name === undefined || !files.includes(name))
      throw new SegueError("unknown-job", files.length === 0 ? "This job made no file." : `This job made ${files.join(", ")}.`);
    reply.type(TYPES[extname(name)] ?? "application/octet-stream");
    return createReadStream(outputPath(data, workspace, job.id, name));
  },
});
