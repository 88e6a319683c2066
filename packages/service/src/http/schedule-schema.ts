import { Type } from "typebox";
import { JOB_STATES, type Job } from "../ports/jobs.js";
import type { Schedule, ScheduleRun } from "../ports/schedules.js";
import { planProperties } from "../schedules/plan.js";
import { timeSchema, timeText } from "./schemas.js";

const maybeTime = Type.Union([timeSchema, Type.Null()]);

export const scheduleSchema = Type.Object({
  id: Type.String(),
  ...planProperties,
  paused: Type.Boolean(),
  firings: Type.Integer({ description: "How often it began" }),
  nextAt: Type.Union([timeSchema, Type.Null()], { description: "Its next time; null where it goes by new events alone" }),
  lastAt: maybeTime,
  createdAt: timeSchema,
});

export function presentSchedule({ id, plan, paused, firings, nextAt, lastAt, createdAt }: Schedule) {
  const text = (at: number | null) => (at === null ? null : timeText(at));
  return { id, ...plan, paused, firings, nextAt: text(nextAt), lastAt: text(lastAt), createdAt: timeText(createdAt) };
}

export const scheduleRunSchema = Type.Object({
  at: timeSchema,
  reason: Type.String({ description: "Why it began then" }),
  job: Type.String(),
  state: Type.Union([Type.Enum([...JOB_STATES]), Type.Null()]),
  model: Type.Union([Type.String(), Type.Null()], { description: "name@version, once it is trained" }),
  promoted: Type.Union([Type.Boolean(), Type.Null()]),
  why: Type.Union([Type.String(), Type.Null()], { description: "Why it is served or not, or what failed" }),
  removed: Type.Array(Type.String(), { description: "Old versions that were removed" }),
});

/** A run with what came of it, which its job tells; null where that is not (yet) known. */
export function presentRun({ at, reason, job: id }: ScheduleRun, job: Job | undefined) {
  // The result of a job that was done is what the retraining returned.
  const result = job?.state === "done" ? (job.result as Partial<Retrained>) : {};
  return {
    at: timeText(at),
    reason,
    job: id,
    state: job?.state ?? null,
    model: result.model === undefined ? null : `${result.model}@${result.version}`,
    promoted: result.promoted ?? null,
    why: result.why ?? job?.error?.detail ?? null,
    removed: result.removed ?? [],
  };
}

interface Retrained {
  readonly model: string;
  readonly version: number;
  readonly promoted: boolean;
  readonly why: string;
  readonly removed: readonly string[];
}
