import type { MapPoints } from "@segue/client";
import { type ListedTrack, playlistFormats } from "@segue/client";
import { useMemo } from "react";
import { saveAs } from "../api/save-as.js";
import { AddToPlaylist } from "../parts/add-to-playlist.js";
import { TrackList } from "../parts/track-list.js";
import { usePlayer } from "../player/player.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

/** Tracks listed at most; a file holds them all. */
const LISTED = 50;

interface ChosenTracksProps {
  readonly points: MapPoints;
  /** Those in view, or those that were chosen. */
  readonly listed: readonly number[];
  readonly chosen: boolean;
  readonly choose: (points: readonly number[] | undefined) => void;
}

/** The map as a list: what is in view or was chosen, those with most listeners first; to take along as a playlist. */
export function ChosenTracks({ points, listed, chosen, choose }: ChosenTracksProps) {
  const { map, player: texts, playlist } = useTexts();
  const player = usePlayer();
  const { count } = useFormats();
  const ranked = useMemo(
    () => [...listed].sort((a, b) => points.listeners[b]! - points.listeners[a]! || a - b),
    [listed, points],
  );
  const tracks = ranked.map((i): ListedTrack => ({ id: points.ids[i]!, title: points.titles[i]!, artist: points.artists[i]! }));
  return (
    <section className="map-list" aria-label={chosen ? map.playlist : map.inView}>
      <h2>
        {chosen ? map.playlist : map.inView} <small>{map.of(count(listed.length), count(points.ids.length))}</small>
      </h2>
      <div className="verbs">
        {chosen ? (
          <button type="button" onClick={() => choose(undefined)}>
            {map.letGo}
          </button>
        ) : (
          <button type="button" disabled={listed.length === 0} onClick={() => choose(listed)}>
            {map.take}
          </button>
        )}
        {chosen && (
          <button type="button" onClick={() => player.play(tracks.map(named))}>
            ▶ {texts.playThese}
          </button>
        )}
        {chosen &&
          playlistFormats.map(({ name, extension, write }) => (
            <button
              key={name}
              type="button"
              aria-label={map.saveAs(name)}
              onClick={() =>
                saveAs(new Blob([write(map.playlist, tracks, location.origin)]).stream(), `${map.fileName}.${extension}`)
              }
            >
              {name}
            </button>
          ))}
      </div>
      {chosen && <AddToPlaylist tracks={tracks.map(({ id }) => id)} name={playlist.mapName} />}
      <TrackList tracks={tracks.slice(0, LISTED)} />
      {tracks.length > LISTED && <p className="soft">{map.more(count(tracks.length - LISTED))}</p>}
      {tracks.length === 0 && <p className="soft">{map.nobody}</p>}
    </section>
  );
}

const named = ({ id, title, artist }: ListedTrack) => ({ id, title: title ?? id, artist: artist ?? "" });
