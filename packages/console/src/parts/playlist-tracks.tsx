import type { Playlist } from "@segue/client";
import { useTexts } from "../texts/language.js";
import { TrackCover } from "./track-cover.js";
import { TrackLink } from "./track-link.js";

interface PlaylistTracksProps {
  readonly items: Playlist["items"];
  readonly busy: boolean;
  /** Puts other tracks, or another order, in place of these. */
  readonly put: (tracks: readonly string[]) => void;
}

/** The tracks of a playlist; each can be moved and taken out. */
export function PlaylistTracks({ items, busy, put }: PlaylistTracksProps) {
  const { track: words, playlist: texts, player } = useTexts();
  const tracks = items.map(({ track }) => track);
  const move = (from: number, to: number) => put(tracks.toSpliced(from, 1).toSpliced(to, 0, tracks[from]!));
  return (
    <ol className="tracks playlist">
      {items.map(({ track, title, artist, known }, place) => {
        const name = title ?? track;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a track may be there twice.
          <li key={`${track} ${place}`}>
            <span className="rank">{place + 1}</span>
            <TrackCover id={track} title={title} artist={artist} />
            <span className="names">
              {known ? <TrackLink id={track} title={name} /> : <span>{name}</span>}
              <span className="artist">{known ? (artist ?? words.unknownArtist) : texts.notHere}</span>
            </span>
            <span className="standing verbs">
              <button
                type="button"
                aria-label={player.up(name)}
                disabled={place === 0}
                aria-disabled={busy}
                onClick={() => busy || move(place, place - 1)}
              >
                ↑
              </button>
              <button
                type="button"
                aria-label={player.down(name)}
                disabled={place === items.length - 1}
                aria-disabled={busy}
                onClick={() => busy || move(place, place + 1)}
              >
                ↓
              </button>
              <button
                type="button"
                aria-label={player.remove(name)}
                aria-disabled={busy}
                onClick={() => busy || put(tracks.toSpliced(place, 1))}
              >
                ✕
              </button>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
