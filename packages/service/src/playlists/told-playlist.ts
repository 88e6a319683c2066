import { SegueError } from "../errors.js";
import type { Playlist } from "../ports/playlists.js";
import type { Services } from "../services.js";

type Needed = Pick<Services, "store">;

/** Tracks of one playlist at most. */
export const MOST_TRACKS = 10_000;
/** Ids that are asked for at once. */
const CHUNK = 1000;

/** Throws `unknown-playlist`. */
export function existing(id: string, playlist: Playlist | undefined): Playlist {
  if (playlist === undefined) throw new SegueError("unknown-playlist", `There is no playlist ${JSON.stringify(id)}.`);
  return playlist;
}

/** Throws `unknown-track` for the first that is not in the catalogue. */
export async function refuseUnknown(services: Needed, workspace: string, tracks: readonly string[]): Promise<void> {
  const known = await named(services, workspace, tracks);
  const unknown = tracks.find((id) => !known.has(id));
  if (unknown !== undefined) throw new SegueError("unknown-track", `There is no track ${JSON.stringify(unknown)}.`);
}

/** Throws `invalid-request` where it would be too long. */
export function refuseTooLong(tracks: readonly string[]): readonly string[] {
  if (tracks.length <= MOST_TRACKS) return tracks;
  throw new SegueError("invalid-request", `A playlist has ${MOST_TRACKS} tracks at most; this one would have ${tracks.length}.`, {
    hint: "Begin another one.",
  });
}

/** A playlist with the names of its tracks; those that the catalogue no longer has are told as unknown. */
export async function toldPlaylist(services: Needed, workspace: string, { tracks, ...playlist }: Playlist) {
  const known = await named(services, workspace, tracks);
  return {
    ...playlist,
    items: tracks.map((track) => {
      const { title = null, artist = null } = known.get(track) ?? {};
      return { track, title, artist, known: known.has(track) };
    }),
  };
}

async function named({ store }: Needed, workspace: string, tracks: readonly string[]) {
  const ids = [...new Set(tracks)];
  const found = new Map<string, { readonly title: string | null; readonly artist: string | null }>();
  for (let from = 0; from < ids.length; from += CHUNK)
    for (const track of await store.tracks.getMany(workspace, ids.slice(from, from + CHUNK))) found.set(track.id, track);
  return found;
}
