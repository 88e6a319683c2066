import { randomUUID } from "node:crypto";
import { idsFrom } from "../../../jobs/ids.js";
import { refuseUnknown, toldPlaylist } from "../../../playlists/told-playlist.js";
import { playlistName, playlistSchema, playlistTracks, presentPlaylist } from "../../playlist-schema.js";
import { defineRoute } from "../../route.js";
import { strict } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/playlists",
  operation: "createPlaylist",
  tag: "playlists",
  summary: "Keeps tracks as a playlist, in their order",
  scope: "train",
  schemas: { body: strict({ name: playlistName, tracks: playlistTracks }) },
  answer: { status: 201, schema: playlistSchema },
  async handle({ workspace, body: { name, tracks }, seed }, { services }) {
    await refuseUnknown(services, workspace, tracks);
    const now = services.clock.now();
    const id = seed === undefined ? randomUUID() : idsFrom(seed)();
    const playlist = { id, name, tracks, createdAt: now, changedAt: now };
    await services.store.playlists.add(workspace, playlist);
    return presentPlaylist(await toldPlaylist(services, workspace, playlist));
  },
});
