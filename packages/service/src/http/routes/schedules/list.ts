import { defineRoute } from "../../route.js";
import { presentSchedule, scheduleSchema } from "../../schedule-schema.js";
import { pageOf } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/schedules",
  operation: "listSchedules",
  tag: "schedules",
  summary: "What begins by itself: trainings, and the writing of lists",
  scope: "read",
  schemas: {},
  answer: { status: 200, schema: pageOf(scheduleSchema) },
  handle: async ({ workspace }, { services }) => ({
    items: (await services.store.schedules.list(workspace)).map(presentSchedule),
  }),
});
