import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { usersQuery } from "../api/data.js";
import { useSession } from "../app/session.js";
import { DataTable, usePaging } from "../parts/data-table.js";
import { EraseListener } from "../parts/erase-listener.js";
import { ExportListener } from "../parts/export-listener.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

/** Who listened? */
export function ListenersPage() {
  const { client } = useSession();
  const { table, parts } = useTexts().data;
  const { day } = useFormats();
  return (
    <DataTable
      title={parts.listeners}
      hint={table.searchListeners}
      query={useQuery(usersQuery(client, usePaging()))}
      columns={[{ name: table.listener }, { name: table.since }, { name: table.verbs, hidden: true }]}
      row={({ id, createdAt }) => (
        <tr key={id}>
          <th scope="row">{id}</th>
          <td>{day(createdAt)}</td>
          <td className="number">
            <span className="verbs">
              <Link to="/" search={{ as: id }}>
                {table.listen}
              </Link>
              <Link to="/data/events" search={({ as }) => ({ as, q: id })}>
                {table.events}
              </Link>
              <ExportListener user={id} />
              <EraseListener user={id} />
            </span>
          </td>
        </tr>
      )}
    />
  );
}
