import { retentionOf, retentionSchema } from "../../../privacy/retention.js";
import { defineRoute } from "../../route.js";

export default defineRoute({
  method: "GET",
  url: "/v1/retention",
  operation: "getRetention",
  tag: "privacy",
  summary: "For how many days things are kept; null: for ever",
  scope: "admin",
  schemas: {},
  answer: { status: 200, schema: retentionSchema },
  handle: ({ workspace }, { services }) => retentionOf(services.store, workspace),
});
