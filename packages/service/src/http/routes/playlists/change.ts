import { Type } from "typebox";
import { existing, refuseUnknown, toldPlaylist } from "../../../playlists/told-playlist.js";
import { playlistName, playlistSchema, playlistTracks, presentPlaylist } from "../../playlist-schema.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";

export default defineRoute({
  method: "PATCH",
  url: "/v1/playlists/:id",
  operation: "changePlaylist",
  tag: "playlists",
  summary: "Renames a playlist, or puts other tracks or another order in place of its own; what is not named stays",
  scope: "train",
  schemas: {
    params: strict({ id: idSchema("The playlist") }),
    body: strict({ name: Type.Optional(playlistName), tracks: Type.Optional(playlistTracks) }),
  },
  answer: { status: 200, schema: playlistSchema },
  async handle({ workspace, params: { id }, body }, { services }) {
    const { playlists } = services.store;
    const before = existing(id, await playlists.get(workspace, id));
    // What has gone from the catalogue may stay where it was.
    const there = new Set(before.tracks);
    const added = (body.tracks ?? []).filter((track) => !there.has(track));
    await refuseUnknown(services, workspace, added);
    const changedAt = services.clock.now();
    const after = await playlists.change(workspace, id, (now) => ({
      ...now,
      ...body,
      changedAt,
    }));
    return presentPlaylist(await toldPlaylist(services, workspace, existing(id, after)));
  },
});
