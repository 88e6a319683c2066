import { existing, refuseTooLong, refuseUnknown, toldPlaylist } from "../../../playlists/told-playlist.js";
import { playlistSchema, playlistTracks, presentPlaylist } from "../../playlist-schema.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/playlists/:id/tracks",
  operation: "appendToPlaylist",
  tag: "playlists",
  summary: "Puts tracks at the end of a playlist",
  scope: "train",
  schemas: { params: strict({ id: idSchema("The playlist") }), body: strict({ tracks: playlistTracks }) },
  answer: { status: 200, schema: playlistSchema },
  async handle({ workspace, params: { id }, body: { tracks } }, { services }) {
    const { playlists } = services.store;
    existing(id, await playlists.get(workspace, id));
    await refuseUnknown(services, workspace, tracks);
    const changedAt = services.clock.now();
    const after = await playlists.change(workspace, id, (now) => ({
      ...now,
      tracks: refuseTooLong([...now.tracks, ...tracks]),
      changedAt,
    }));
    return presentPlaylist(await toldPlaylist(services, workspace, existing(id, after)));
  },
});
