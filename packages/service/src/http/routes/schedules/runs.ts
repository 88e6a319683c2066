import { scheduleNamed } from "../../../schedules/scheduler.js";
import { defineRoute } from "../../route.js";
import { presentRun, scheduleRunSchema } from "../../schedule-schema.js";
import { idSchema, pageOf, pageQuery, pageRequest, strict } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/schedules/:id/runs",
  operation: "listScheduleRuns",
  tag: "schedules",
  summary: "When a schedule began, newest first, and what came of it",
  scope: "read",
  schemas: { params: strict({ id: idSchema("The schedule") }), query: strict(pageQuery) },
  answer: { status: 200, schema: pageOf(scheduleRunSchema) },
  async handle({ workspace, params, query }, { services }) {
    const { id } = await scheduleNamed(services, workspace, params.id);
    const { store } = services;
    const page = await store.schedules.runs(workspace, id, pageRequest(query));
    return {
      ...page,
      items: await Promise.all(page.items.map(async (run) => presentRun(run, await store.jobs.get(workspace, run.job)))),
    };
  },
});
