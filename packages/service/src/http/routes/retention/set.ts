import { retentionSchema } from "../../../privacy/retention.js";
import { defineRoute } from "../../route.js";

export default defineRoute({
  method: "PUT",
  url: "/v1/retention",
  operation: "setRetention",
  tag: "privacy",
  summary: "Sets for how many days things are kept; what is not named gets its standard. Holds from the next daily removal",
  scope: "admin",
  schemas: { body: retentionSchema },
  answer: { status: 200, schema: retentionSchema },
  async handle({ workspace, body }, { services: { store, clock } }) {
    await store.retention.setPeriods(workspace, body, clock.now());
    return body;
  },
});
