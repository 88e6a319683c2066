import { defineRoute } from "../../route.js";

export default defineRoute({
  method: "GET",
  url: "/metrics",
  operation: "getMetrics",
  tag: "health",
  summary: "What the service counts about itself, as Prometheus reads it",
  scope: "read",
  schemas: {},
  answer: { status: 200, schema: "stream" },
  async handle({ reply }, { metrics }) {
    reply.type("text/plain; version=0.0.4; charset=utf-8");
    reply.serializer((payload) => payload as string);
    return metrics.text();
  },
});
