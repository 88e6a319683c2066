import { Type } from "typebox";
import { MAIN_WORKSPACE } from "../../../accounts/keys.js";
import { SegueError } from "../../../errors.js";
import { defineRoute } from "../../route.js";

export default defineRoute({
  method: "GET",
  url: "/ready",
  operation: "ready",
  tag: "health",
  summary: "Whether requests should be sent here: the store answers, and the service is not about to stop",
  scope: "public",
  schemas: {},
  answer: { status: 200, schema: Type.Object({ status: Type.Literal("ready") }) },
  async handle(_, { services, closing }) {
    if (closing.aborted) throw new SegueError("service-busy", "The service is about to stop.");
    await services.store.events.revision(MAIN_WORKSPACE).catch((cause: unknown) => {
      throw new SegueError("service-busy", "The store does not answer.", { cause });
    });
    return { status: "ready" as const };
  },
});
