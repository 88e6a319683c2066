import { conform } from "@segue/engine";
import { type Static, Type } from "typebox";
import type { Store } from "../ports/store.js";

const DAY = 86_400_000;

const days = (standard: number | null, description: string) =>
  Type.Union([Type.Integer({ minimum: 1, maximum: 36_500 }), Type.Null()], { default: standard, description });

/** For how many days a workspace keeps things; null: for ever. */
export const retentionSchema = Type.Object(
  {
    events: days(null, "Listening events, by when they happened; those without a time by when they came in"),
    jobs: days(90, "What jobs were told, their results and logs, once they have ended"),
    problems: days(30, "Rows of imports that were not simply taken, and examples of them"),
    uploads: days(30, "Uploaded files that no job waits for"),
    outputs: days(30, "Files that jobs made: lists, exports, evaluations by listener"),
    audit: days(400, "The audit log"),
    usage: days(400, "What was used, by key, model and day"),
    explorations: days(180, "Answers in which chance had a say, with its probabilities"),
  },
  { additionalProperties: false },
);

export type Retention = Static<typeof retentionSchema>;

/** The periods that hold for a workspace: what was set, and the standard for the rest. */
export async function retentionOf({ retention }: Pick<Store, "retention">, workspace: string): Promise<Retention> {
  const parsed = conform(retentionSchema, (await retention.periods(workspace)) ?? {});
  if ("value" in parsed) return parsed.value;
  throw new Error(`the periods of the workspace cannot be read: ${parsed.problems.map(({ path }) => path).join(", ")}`);
}

/** Before which time each kind of thing is too old. */
export function cutsOf(periods: Retention, now: number): Readonly<Record<keyof Retention, number | null>> {
  const cut = (period: number | null) => (period === null ? null : now - period * DAY);
  const { events, jobs, problems, uploads, outputs, audit, usage, explorations } = periods;
  return {
    events: cut(events),
    jobs: cut(jobs),
    problems: cut(problems),
    uploads: cut(uploads),
    outputs: cut(outputs),
    audit: cut(audit),
    usage: cut(usage),
    explorations: cut(explorations),
  };
}
