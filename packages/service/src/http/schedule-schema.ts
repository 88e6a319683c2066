import { OneOf } from "@segue/engine";
import { Type } from "typebox";
import { JOB_STATES, type Job } from "../ports/jobs.js";
import type { Schedule, ScheduleRun } from "../ports/schedules.js";
import { DOES, planParameters, whenProperties } from "../schedules/plan.js";
import { timeSchema, timeText } from "./schemas.js";

const maybeTime = Type.Union([timeSchema, Type.Null()]);

export const scheduleSchema = Type.Object({
  id: Type.String(),
  ...planParameters,
  ...whenProperties,
  does: OneOf(DOES),
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
  model: Type.Union([Type.String(), Type.Null()], {
    description: "name@version, once it is trained, or has written lists; the first of several",
  }),
  promoted: Type.Union([Type.Boolean(), Type.Null()]),
  why: Type.Union([Type.String(), Type.Null()], { description: "Why it is served or not, or what failed" }),
  rows: Type.Union([Type.Integer(), Type.Null()], { description: "Rows of the lists that it wrote" }),
  removed: Type.Array(Type.String(), { description: "Old versions that were removed, or jobs whose files were" }),
});

/** A run with what came of it, which its job tells; null where that is not (yet) known. */
export function presentRun({ at, reason, job: id }: ScheduleRun, job: Job | undefined) {
  // The result of a job that was done is what the retraining, or the writing of lists, returned.
  const result = job?.state === "done" ? (job.result as Partial<Retrained & Written>) : {};
  const [model] = result.models ?? (result.model === undefined ? [] : [`${result.model}@${result.version}`]);
  return {
    at: timeText(at),
    reason,
    job: id,
    state: job?.state ?? null,
    model: model ?? null,
    promoted: result.promoted ?? null,
    why: result.why ?? job?.error?.detail ?? null,
    rows: result.rows ?? null,
    removed: result.removed ?? [],
  };
}

interface Written {
  readonly models: readonly string[];
  readonly rows: number;
}

interface Retrained {
  readonly model: string;
  readonly version: number;
  readonly promoted: boolean;
  readonly why: string;
  readonly removed: readonly string[];
}
