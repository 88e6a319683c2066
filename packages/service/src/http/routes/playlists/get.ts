import { existing, toldPlaylist } from "../../../playlists/told-playlist.js";
import { playlistSchema, presentPlaylist } from "../../playlist-schema.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/playlists/:id",
  operation: "getPlaylist",
  tag: "playlists",
  summary: "A playlist with its tracks",
  scope: "read",
  schemas: { params: strict({ id: idSchema("The playlist") }) },
  answer: { status: 200, schema: playlistSchema },
  async handle({ workspace, params: { id } }, { services }) {
    const playlist = existing(id, await services.store.playlists.get(workspace, id));
    return presentPlaylist(await toldPlaylist(services, workspace, playlist));
  },
});
