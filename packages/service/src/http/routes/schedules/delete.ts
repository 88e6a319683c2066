import { scheduleNamed } from "../../../schedules/scheduler.js";
import { defineRoute } from "../../route.js";
import { presentSchedule, scheduleSchema } from "../../schedule-schema.js";
import { idSchema, strict } from "../../schemas.js";

export default defineRoute({
  method: "DELETE",
  url: "/v1/schedules/:id",
  operation: "deleteSchedule",
  tag: "schedules",
  summary: "Deletes a schedule and its history; the models that it trained stay, and what it wrote stays with its jobs",
  scope: "admin",
  schemas: { params: strict({ id: idSchema("The schedule") }) },
  answer: { status: 200, schema: scheduleSchema },
  async handle({ workspace, params }, { services }) {
    const schedule = await scheduleNamed(services, workspace, params.id);
    await services.store.schedules.remove(workspace, params.id);
    return presentSchedule(schedule);
  },
});
