import { defineRoute } from "../../route.js";
import { pageOf, pageQuery, pageRequest, strict, textQuery, trackSchema } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/tracks",
  operation: "listTracks",
  tag: "tracks",
  summary: "The catalogue",
  scope: "read",
  schemas: { query: strict({ ...pageQuery, text: textQuery }) },
  answer: { status: 200, schema: pageOf(trackSchema) },
  handle: ({ workspace, query }, { services }) => services.store.tracks.list(workspace, pageRequest(query), query.text),
});
