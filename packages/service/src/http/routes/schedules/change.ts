import { Type } from "typebox";
import { checkPlan, checkWho } from "../../../schedules/check-plan.js";
import { nextTime } from "../../../schedules/cron.js";
import { planParameters, readPlan } from "../../../schedules/plan.js";
import { scheduleNamed } from "../../../schedules/scheduler.js";
import { defineRoute } from "../../route.js";
import { presentSchedule, scheduleSchema } from "../../schedule-schema.js";
import { idSchema, strict } from "../../schemas.js";

/** Everything may be left out, and what may be absent may be taken away by null; what it does stays. */
const changes = Object.fromEntries(
  Object.entries(planParameters)
    .filter(([name]) => name !== "does")
    .map(([name, schema]) => {
      const removable = ["as", "cron", "events", "percent", "model", "deployment", "rules"].includes(name);
      return [name, Type.Optional(Type.Unsafe<unknown>(removable ? { anyOf: [schema, { type: "null" }] } : schema))];
    }),
);

export default defineRoute({
  method: "PATCH",
  url: "/v1/schedules/:id",
  operation: "changeSchedule",
  tag: "schedules",
  summary: "Pauses or resumes a schedule, or changes what it plans; what is not named stays",
  scope: "admin",
  schemas: {
    params: strict({ id: idSchema("The schedule") }),
    body: strict({ ...changes, paused: Type.Optional(Type.Boolean()) }),
  },
  answer: { status: 200, schema: scheduleSchema },
  async handle({ workspace, params, body }, { services, models }) {
    const before = await scheduleNamed(services, workspace, params.id);
    const { paused = before.paused, ...changed } = body;
    const entries = Object.entries({ ...before.plan, ...changed }).filter(([, value]) => value !== null);
    const plan = readPlan(Object.fromEntries(entries));
    const now = services.clock.now();
    checkPlan(plan, now);
    await checkWho(plan, (lists) => models.answering(workspace, lists));
    // Times that went by during a pause were not missed.
    const kept = !before.paused && plan.cron === before.plan.cron && plan.timeZone === before.plan.timeZone;
    await services.store.schedules.change({ ...before, plan, paused, nextAt: kept ? before.nextAt : nextTime(plan, now) });
    return presentSchedule(await scheduleNamed(services, workspace, params.id));
  },
});
