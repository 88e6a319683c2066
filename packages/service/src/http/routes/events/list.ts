import { EVENT_KINDS, OneOf } from "@segue/engine";
import { Type } from "typebox";
import { EVENT_SORTS } from "../../../ports/events.js";
import { answerLong, longPageOf, longQuery } from "../../long-list.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict, timeSchema, timeText } from "../../schemas.js";

const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

const listedSchema = Type.Object({
  id: Type.String({ description: "By which it can be removed" }),
  user: Type.String(),
  track: Type.String(),
  title: orNull(Type.String()),
  artist: orNull(Type.String()),
  kind: OneOf(EVENT_KINDS),
  value: Type.Number(),
  at: orNull(timeSchema),
  duration: orNull(Type.Number({ description: "Seconds listened" })),
});

export default defineRoute({
  method: "GET",
  url: "/v1/events",
  operation: "listEvents",
  tag: "events",
  summary: "What listeners did, the last that came in first; all of them, or one listener's, these by time too",
  // It tells who heard what.
  scope: "admin",
  audit: { how: "counted", listener: ({ query }) => query.user },
  schemas: { query: strict({ ...longQuery(EVENT_SORTS, "desc"), user: Type.Optional(idSchema("Only this listener's")) }) },
  answer: { status: 200, schema: longPageOf(listedSchema) },
  async handle({ workspace, query }, { services }) {
    const page = await answerLong(services.store.events, workspace, query);
    return { ...page, items: page.items.map(({ at, ...event }) => ({ ...event, at: at === null ? null : timeText(at) })) };
  },
});
