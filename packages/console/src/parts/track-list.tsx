import { Cover } from "../cover/cover.js";
import { useTexts } from "../texts/language.js";
import { TrackLink } from "./track-link.js";

interface Row {
  readonly id: string;
  readonly title: string | null | undefined;
  readonly artist: string | null | undefined;
  readonly facts?: Readonly<Record<string, string | number>>;
}

/** Tracks one below the other, in the order in which they come. */
export function TrackList({ tracks }: { readonly tracks: readonly Row[] }) {
  const { track } = useTexts();
  return (
    <ol className="tracks">
      {tracks.map(({ id, title, artist, facts }, i) => (
        <li key={id}>
          <span className="rank">{i + 1}</span>
          <Cover title={title ?? id} artist={artist ?? ""} {...(facts === undefined ? {} : { facts })} />
          <span className="names">
            <TrackLink id={id} title={title ?? id} />
            <span className="artist">{artist ?? track.unknownArtist}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
