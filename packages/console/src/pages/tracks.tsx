import { trackList } from "../api/long-lists.js";
import { EraseTrack } from "../parts/erase-track.js";
import { PeekButton } from "../parts/peek-button.js";
import { TrackCover } from "../parts/track-cover.js";
import { TrackLink } from "../parts/track-link.js";
import { ListPage } from "../tables/list-page.js";
import { useTexts } from "../texts/language.js";

/** Which tracks are known? */
export function TracksPage() {
  const { data, track: words } = useTexts();
  const { table, parts } = data;
  return (
    <ListPage
      name={parts.tracks}
      title={table.tracks}
      hint={table.searchTracks}
      list={trackList}
      columns={[
        {
          name: table.track,
          sort: "title",
          width: "auto",
          cell: ({ id, title, artist }) => (
            <span className="found">
              <TrackCover id={id} title={title} artist={artist} />
              <span className="names">
                <TrackLink id={id} title={title ?? id} />
                <span className="only-narrow soft">{artist}</span>
              </span>
            </span>
          ),
        },
        {
          name: table.artist,
          sort: "artist",
          width: "22%",
          wide: true,
          cell: ({ artist }) => artist ?? <span className="soft">{words.unknownArtist}</span>,
        },
        { name: table.id, sort: "id", width: "14%", wide: true, cell: ({ id }) => <span className="soft">{id}</span> },
        {
          name: table.facts,
          width: "24%",
          wide: true,
          cell: ({ facts }) => (
            <span className="soft">
              {Object.entries(facts)
                .slice(0, 3)
                .map(([name, fact]) => `${name} ${fact}`)
                .join(" · ") || "—"}
            </span>
          ),
        },
        {
          name: table.verbs,
          hidden: true,
          number: true,
          width: "116px",
          cell: ({ id, title }) => (
            <span className="verbs">
              <PeekButton kind="track" id={id} name={title ?? id} />
              <EraseTrack id={id} title={title ?? id} />
            </span>
          ),
        },
      ]}
      saved={{
        names: ["music_id", "title", "artist"],
        row: ({ id, title, artist }) => [id, title, artist],
      }}
    />
  );
}
