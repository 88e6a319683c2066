import { Type } from "typebox";
import { MOST_TRACKS, type toldPlaylist } from "../playlists/told-playlist.js";
import type { Playlist } from "../ports/playlists.js";
import { idSchema, timeSchema, timeText } from "./schemas.js";

export const playlistName = Type.String({ minLength: 1, maxLength: 200, description: "What it is called" });

export const playlistTracks = Type.Array(idSchema("A track"), {
  maxItems: MOST_TRACKS,
  description: "Ids of tracks, in their order; one may be there twice",
});

const properties = {
  id: Type.String(),
  name: Type.String(),
  createdAt: timeSchema,
  changedAt: timeSchema,
};

export const listedPlaylistSchema = Type.Object({ ...properties, tracks: Type.Integer({ description: "How many it has" }) });

export const playlistSchema = Type.Object({
  ...properties,
  items: Type.Array(
    Type.Object({
      track: Type.String(),
      title: Type.Union([Type.String(), Type.Null()]),
      artist: Type.Union([Type.String(), Type.Null()]),
      known: Type.Boolean({ description: "Whether it is in the catalogue still" }),
    }),
    { description: "In their order" },
  ),
});

const times = ({ createdAt, changedAt }: Pick<Playlist, "createdAt" | "changedAt">) => ({
  createdAt: timeText(createdAt),
  changedAt: timeText(changedAt),
});

export const presentListed = ({ tracks, ...playlist }: Playlist) => ({
  ...playlist,
  ...times(playlist),
  tracks: tracks.length,
});

export const presentPlaylist = (playlist: Awaited<ReturnType<typeof toldPlaylist>>) => ({ ...playlist, ...times(playlist) });
