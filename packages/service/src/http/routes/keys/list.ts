import { defineRoute } from "../../route.js";
import { keySchema, pageOf, presentKey } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/keys",
  operation: "listKeys",
  tag: "keys",
  summary: "The keys, without their secrets",
  scope: "admin",
  schemas: {},
  answer: { status: 200, schema: pageOf(keySchema) },
  handle: async ({ workspace }, { services }) => ({ items: (await services.store.keys.list(workspace)).map(presentKey) }),
});
