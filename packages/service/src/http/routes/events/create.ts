import { idProblem } from "@segue/engine";
import { type Static, Type } from "typebox";
import { SegueError } from "../../../errors.js";
import type { ListeningEvent } from "../../../ports/events.js";
import { defineRoute } from "../../route.js";
import { eventSchema, strict } from "../../schemas.js";

/** Clocks of clients may run this much ahead, in milliseconds. */
const AHEAD = 86_400_000;

export default defineRoute({
  method: "POST",
  url: "/v1/events",
  operation: "createEvents",
  tag: "events",
  summary: "Tells what listeners do; durable when answered, and in the next recommendation",
  scope: "events",
  crossOrigin: true,
  about: ({ body }) => body.events.map(({ user }) => user),
  schemas: { body: strict({ events: Type.Array(eventSchema, { minItems: 1, maxItems: 1000 }) }) },
  answer: {
    status: 201,
    schema: Type.Object({
      accepted: Type.Integer(),
      duplicates: Type.Integer({ description: "Events whose id had come in before" }),
    }),
  },
  handle({ workspace, body, seed }, { services }) {
    const now = services.clock.now();
    const idOf = (i: number) => (seed === undefined ? {} : { id: `${seed}:${i}` });
    const events = body.events.map((event, i) => ({ ...idOf(i), ...listeningEvent(event, `events.${i}`, now) }));
    return services.store.events.add(workspace, events, now);
  },
});

function listeningEvent(event: Static<typeof eventSchema>, where: string, now: number): ListeningEvent {
  for (const field of ["user", "track"] as const) {
    const problem = idProblem(event[field]);
    if (problem !== undefined) throw new SegueError("invalid-request", `${where}.${field} ${problem}.`);
  }
  if (event.value === 0 && event.kind !== "rating") {
    throw new SegueError("invalid-request", `${where}.value must be above 0 for a ${event.kind}.`);
  }
  const at = event.at === undefined ? now : Date.parse(event.at);
  if (Number.isNaN(at) || at < 0)
    throw new SegueError("invalid-request", `${where}.at is not a time from 1970 on (found ${event.at}).`);
  if (at > now + AHEAD) throw new SegueError("invalid-request", `${where}.at lies in the future (found ${event.at}).`);
  return { ...event, at, duration: event.duration ?? null };
}
