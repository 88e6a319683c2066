import { useQuery } from "@tanstack/react-query";
import { tracksQuery } from "../api/data.js";
import { useSession } from "../app/session.js";
import { Cover } from "../cover/cover.js";
import { DataTable, usePaging } from "../parts/data-table.js";
import { TrackLink } from "../parts/track-link.js";
import { useTexts } from "../texts/language.js";

/** Which tracks are known? */
export function TracksPage() {
  const { client } = useSession();
  const { data, track: words } = useTexts();
  const { table, parts } = data;
  return (
    <DataTable
      title={parts.tracks}
      hint={table.searchTracks}
      query={useQuery(tracksQuery(client, usePaging()))}
      columns={[{ name: table.track }, { name: table.artist }, { name: table.id }, { name: table.facts }]}
      row={({ id, title, artist, facts }) => (
        <tr key={id}>
          <th scope="row">
            <span className="found">
              <Cover title={title ?? id} artist={artist ?? ""} facts={facts} />
              <TrackLink id={id} title={title ?? id} />
            </span>
          </th>
          <td>{artist ?? <span className="soft">{words.unknownArtist}</span>}</td>
          <td className="soft">{id}</td>
          <td className="soft">
            {Object.entries(facts)
              .slice(0, 3)
              .map(([name, fact]) => `${name} ${fact}`)
              .join(" · ") || "—"}
          </td>
        </tr>
      )}
    />
  );
}
