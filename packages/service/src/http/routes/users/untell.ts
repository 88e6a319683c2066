import { Type } from "typebox";
import { SegueError } from "../../../errors.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";

/** How long what was told can be taken back by who told it, in milliseconds. */
const WHILE = 600_000;

export default defineRoute({
  method: "DELETE",
  url: "/v1/users/:id/events/:event",
  operation: "untellEvent",
  tag: "events",
  summary:
    "Takes back an event of a listener that was just told, by the id that its sender gave it, within 10 minutes; the next recommendation knows nothing of it",
  scope: "events",
  about: ({ params }) => [params.id],
  schemas: {
    params: strict({
      id: idSchema("The listener"),
      event: Type.String({ minLength: 1, maxLength: 200, description: "The id with which the event was sent" }),
    }),
  },
  answer: { status: 200, schema: strict({ id: Type.String({ description: "The event that was taken back" }) }) },
  async handle({ workspace, params: { id: user, event } }, { services: { store, clock } }) {
    if (await store.events.untell(workspace, { user, id: event, since: clock.now() - WHILE })) return { id: event };
    throw new SegueError(
      "unknown-event",
      `No event ${JSON.stringify(event)} of the listener ${JSON.stringify(user)} came in within the last 10 minutes.`,
      { hint: "An admin can remove older ones: GET /v1/events, then DELETE /v1/events/ID." },
    );
  },
});
