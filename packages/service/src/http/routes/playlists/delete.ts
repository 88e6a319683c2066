import { existing, toldPlaylist } from "../../../playlists/told-playlist.js";
import { playlistSchema, presentPlaylist } from "../../playlist-schema.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";

export default defineRoute({
  method: "DELETE",
  url: "/v1/playlists/:id",
  operation: "deletePlaylist",
  tag: "playlists",
  summary: "Deletes a playlist, and tells what was in it; its tracks stay",
  scope: "train",
  schemas: { params: strict({ id: idSchema("The playlist") }) },
  answer: { status: 200, schema: playlistSchema },
  async handle({ workspace, params: { id } }, { services }) {
    const gone = existing(id, await services.store.playlists.remove(workspace, id));
    return presentPlaylist(await toldPlaylist(services, workspace, gone));
  },
});
