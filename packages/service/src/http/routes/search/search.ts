import { Type } from "typebox";
import { defineRoute } from "../../route.js";
import { listLength, pageOf, strict, trackSchema } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/search",
  operation: "search",
  tag: "search",
  summary: "Tracks whose id, title or artist contains a text",
  scope: "read",
  schemas: { query: strict({ text: Type.String({ minLength: 1, maxLength: 200 }), n: listLength }) },
  answer: { status: 200, schema: pageOf(trackSchema) },
  handle: async ({ workspace, query }, { services }) => ({
    items: await services.store.tracks.search(workspace, query.text, query.n),
  }),
});
