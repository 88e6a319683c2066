import { useQuery } from "@tanstack/react-query";
import { eventsQuery } from "../api/data.js";
import { useSession } from "../app/session.js";
import { DataTable, usePaging } from "../parts/data-table.js";
import { TrackLink } from "../parts/track-link.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

/** What did listeners do? */
export function EventsPage() {
  const { client } = useSession();
  const { table, parts } = useTexts().data;
  const { moment, figure } = useFormats();
  return (
    <DataTable
      title={parts.events}
      hint={table.searchEvents}
      query={useQuery(eventsQuery(client, usePaging()))}
      columns={[
        { name: table.listener },
        { name: table.event },
        { name: table.track },
        { name: table.artist },
        { name: table.value, number: true },
        { name: table.when, number: true },
      ]}
      row={({ user, kind, track, title, artist, value, at }, i) => (
        <tr key={i}>
          <th scope="row">{user}</th>
          <td>{table.kinds[kind] ?? kind}</td>
          <td>
            <TrackLink id={track} title={title ?? track} />
          </td>
          <td>{artist ?? "—"}</td>
          <td className="number">{figure(value)}</td>
          <td className="number">{at === null ? <span className="soft">{table.unknownTime}</span> : moment(at)}</td>
        </tr>
      )}
    />
  );
}
