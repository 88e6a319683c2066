import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { SegueError } from "../../../errors.js";
import { outputPath, outputsOf } from "../../../jobs/output.js";
import { jobsWithFiles } from "../../../schedules/lists-job.js";
import { scheduleNamed } from "../../../schedules/scheduler.js";
import { namesTag } from "../../answer-file.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/schedules/:id/output",
  operation: "getScheduleOutput",
  tag: "schedules",
  summary: "The newest file that a schedule wrote; 304 for those who say in If-None-Match that they have it",
  scope: "recommend",
  audit: { how: "written" },
  schemas: { params: strict({ id: idSchema("The schedule") }) },
  answer: { status: 200, schema: "stream" },
  async handle({ workspace, params: { id }, raw, reply }, { services }) {
    const { plan } = await scheduleNamed(services, workspace, id);
    if (plan.does !== "lists")
      throw new SegueError("no-output", `The schedule ${id} trains models: it writes no files.`, {
        hint: "Make one that does with: segue schedules create NAME --does lists",
      });
    const { value: job } = await jobsWithFiles(services, workspace, id).next();
    if (job === undefined) throw new SegueError("no-output", `The schedule ${id} has written no file that is still there.`);
    const { data } = services.config;
    const [name] = await outputsOf(data, workspace, job);
    const path = outputPath(data, workspace, job, name!);
    const etag = `"${job}"`;
    reply.header("etag", etag).header("last-modified", (await stat(path)).mtime.toUTCString());
    reply.type("text/csv; charset=utf-8");
    if (!namesTag(raw.headers["if-none-match"], etag)) return createReadStream(path);
    reply.code(304);
    return "";
  },
});
