import { EVENT_KINDS, OneOf } from "@segue/engine";
import { Type } from "typebox";
import { defineRoute } from "../../route.js";
import { idSchema, pageOf, pageQuery, pageRequest, strict, timeSchema, timeText } from "../../schemas.js";

const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

const listedSchema = Type.Object({
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
  summary: "What listeners did, the last that came in first; all of them, or one listener's",
  // It tells who heard what.
  scope: "admin",
  audit: { how: "counted", listener: ({ query }) => query.user },
  schemas: { query: strict({ ...pageQuery, user: Type.Optional(idSchema("Only this listener's")) }) },
  answer: { status: 200, schema: pageOf(listedSchema) },
  async handle({ workspace, query }, { services }) {
    const page = await services.store.events.list(workspace, pageRequest(query), query.user);
    return { ...page, items: page.items.map(({ at, ...event }) => ({ ...event, at: at === null ? null : timeText(at) })) };
  },
});
