import { modelCosts } from "../../../telemetry/model-costs.js";
import { defineRoute } from "../../route.js";

export default defineRoute({
  method: "GET",
  url: "/metrics",
  operation: "getMetrics",
  tag: "health",
  summary: "What the service counts about itself, and what answers of the workspace's models cost, as Prometheus reads it",
  scope: "read",
  schemas: {},
  answer: { status: 200, schema: "stream" },
  async handle({ workspace, reply }, { metrics, meter }) {
    reply.type("text/plain; version=0.0.4; charset=utf-8");
    reply.serializer((payload) => payload as string);
    return `${await metrics.text()}\n${await modelCosts(await meter.costs(workspace))}`;
  },
});
