import { scheduleNamed } from "../../../schedules/scheduler.js";
import { defineRoute } from "../../route.js";
import { presentSchedule, scheduleSchema } from "../../schedule-schema.js";
import { idSchema, strict } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/schedules/:id",
  operation: "getSchedule",
  tag: "schedules",
  summary: "One schedule",
  scope: "read",
  schemas: { params: strict({ id: idSchema("The schedule") }) },
  answer: { status: 200, schema: scheduleSchema },
  handle: async ({ workspace, params }, { services }) => presentSchedule(await scheduleNamed(services, workspace, params.id)),
});
