import { useTexts } from "../texts/language.js";
import { TrackCover } from "./track-cover.js";
import { TrackLink } from "./track-link.js";

interface Row {
  readonly id: string;
  readonly title: string | null | undefined;
  readonly artist: string | null | undefined;
}

/** Tracks one below the other, in the order in which they come. */
export function TrackList({ tracks }: { readonly tracks: readonly Row[] }) {
  const { track } = useTexts();
  return (
    <ol className="tracks">
      {tracks.map(({ id, title, artist }, i) => (
        <li key={id}>
          <span className="rank">{i + 1}</span>
          <TrackCover id={id} title={title} artist={artist} />
          <span className="names">
            <TrackLink id={id} title={title ?? id} />
            <span className="artist">{artist ?? track.unknownArtist}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
