import { TRACK_SORTS } from "../../../ports/tracks.js";
import { answerLong, longPageOf, longQuery } from "../../long-list.js";
import { defineRoute } from "../../route.js";
import { strict, textQuery, trackSchema } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/tracks",
  operation: "listTracks",
  tag: "tracks",
  summary: "The catalogue",
  scope: "read",
  schemas: { query: strict({ ...longQuery(TRACK_SORTS, "asc"), text: textQuery }) },
  answer: { status: 200, schema: longPageOf(trackSchema) },
  handle: ({ workspace, query }, { services }) => answerLong(services.store.tracks, workspace, query),
});
