import { SegueError } from "../../../errors.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";

export default defineRoute({
  method: "DELETE",
  url: "/v1/events/:id",
  operation: "deleteEvent",
  tag: "events",
  summary:
    "Takes one event back, by the id that the list gives it; the next recommendation knows nothing of it, models stay as they are",
  scope: "admin",
  schemas: { params: strict({ id: idSchema("The event") }) },
  answer: { status: 200, schema: strict({ id: idSchema("The event that was removed") }) },
  async handle({ workspace, params }, { services }) {
    if (await services.store.events.remove(workspace, params.id)) return { id: params.id };
    throw new SegueError("unknown-event", `There is no event ${JSON.stringify(params.id)}.`);
  },
});
