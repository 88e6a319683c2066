import { Type } from "typebox";
import { SegueError } from "../../../errors.js";
import { MODEL_NAME } from "../../../registry/reference.js";
import { checkPlan, checkWho } from "../../../schedules/check-plan.js";
import { nextTime } from "../../../schedules/cron.js";
import { planParameters, readPlan } from "../../../schedules/plan.js";
import { defineRoute } from "../../route.js";
import { presentSchedule, scheduleSchema } from "../../schedule-schema.js";
import { strict } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/schedules",
  operation: "createSchedule",
  tag: "schedules",
  summary:
    "Lets a model be trained again, or everybody's lists be written, by itself: at certain times, or once enough events came in",
  scope: "admin",
  schemas: {
    body: strict({
      id: Type.String({ pattern: MODEL_NAME, description: "What it is called" }),
      ...planParameters,
      paused: Type.Boolean({ default: false, description: "Whether it waits until it is resumed" }),
    }),
  },
  answer: { status: 201, schema: scheduleSchema },
  async handle({ workspace, body }, { services: { store, clock }, models }) {
    const { id, paused, ...given } = body;
    const plan = readPlan(given);
    const now = clock.now();
    checkPlan(plan, now);
    await checkWho(plan, (lists) => models.answering(workspace, lists));
    const begin = { paused, firings: 0, nextAt: nextTime(plan, now), lastAt: null, createdAt: now };
    const schedule = { workspace, id, plan, ...begin, arrived: await store.events.arrived(workspace) };
    if (!(await store.schedules.add(schedule)))
      throw new SegueError("schedule-exists", `There is a schedule ${JSON.stringify(id)} already.`);
    return presentSchedule(schedule);
  },
});
