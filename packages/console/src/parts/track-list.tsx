import { useTexts } from "../texts/language.js";
import { PeekButton } from "./peek-button.js";
import { TrackCover } from "./track-cover.js";
import { TrackLink } from "./track-link.js";

interface Row {
  readonly id: string;
  readonly title: string | null | undefined;
  readonly artist: string | null | undefined;
}

interface TrackListProps {
  readonly tracks: readonly Row[];
  /** Ids of those that stand out, and why. */
  readonly marked?: ReadonlySet<string>;
  readonly mark?: string;
}

/** Tracks one below the other, in the order in which they come. */
export function TrackList({ tracks, marked, mark }: TrackListProps) {
  const { track } = useTexts();
  return (
    <ol className="tracks">
      {tracks.map(({ id, title, artist }, i) => (
        <li key={id} data-id={id}>
          <span className="rank">{i + 1}</span>
          <TrackCover id={id} title={title} artist={artist} />
          <span className="names">
            <TrackLink id={id} title={title ?? id} />
            <span className="artist">{artist ?? track.unknownArtist}</span>
          </span>
          {marked?.has(id) && <span className="standing soft">◆ {mark}</span>}
          <PeekButton kind="track" id={id} name={title ?? id} />
        </li>
      ))}
    </ol>
  );
}
