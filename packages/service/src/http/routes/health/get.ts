import { Type } from "typebox";
import { defineRoute } from "../../route.js";

export default defineRoute({
  method: "GET",
  url: "/health",
  operation: "health",
  tag: "health",
  summary: "Whether the service answers, and which data folder's process it is",
  scope: "public",
  schemas: {},
  answer: { status: 200, schema: Type.Object({ status: Type.Literal("ok") }) },
  handle: async () => ({ status: "ok" }),
});
