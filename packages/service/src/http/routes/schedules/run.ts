import { SegueError } from "../../../errors.js";
import { fire, scheduleNamed } from "../../../schedules/scheduler.js";
import { defineRoute } from "../../route.js";
import { idSchema, jobSchema, presentJob, strict } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/schedules/:id/run",
  operation: "runSchedule",
  tag: "schedules",
  summary: "Lets a schedule begin now, paused or not",
  scope: "admin",
  schemas: { params: strict({ id: idSchema("The schedule") }) },
  answer: { status: 202, schema: jobSchema },
  async handle({ workspace, params }, { services, jobs }) {
    const schedule = await scheduleNamed(services, workspace, params.id);
    const job = await fire(services, jobs, schedule, "somebody asked for it");
    if (job === undefined) throw new SegueError("service-busy", `The schedule ${params.id} began by itself just now.`);
    return presentJob(job);
  },
});
