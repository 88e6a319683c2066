import { listedPlaylistSchema, presentListed } from "../../playlist-schema.js";
import { defineRoute } from "../../route.js";
import { pageOf, pageQuery, pageRequest, strict } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/playlists",
  operation: "listPlaylists",
  tag: "playlists",
  summary: "The playlists that were kept, the newest first",
  scope: "read",
  schemas: { query: strict(pageQuery) },
  answer: { status: 200, schema: pageOf(listedPlaylistSchema) },
  async handle({ workspace, query }, { services: { store } }) {
    const page = await store.playlists.list(workspace, pageRequest(query));
    return { ...page, items: page.items.map(presentListed) };
  },
});
