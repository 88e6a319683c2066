import { Link } from "@tanstack/react-router";
import { userList } from "../api/long-lists.js";
import { EraseListener } from "../parts/erase-listener.js";
import { ExportListener } from "../parts/export-listener.js";
import { PeekButton } from "../parts/peek-button.js";
import { ListPage } from "../tables/list-page.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

/** Who listened? */
export function ListenersPage() {
  const { table, parts } = useTexts().data;
  const { day } = useFormats();
  return (
    <ListPage
      name={parts.listeners}
      title={table.listeners}
      hint={table.searchListeners}
      list={userList}
      columns={[
        { name: table.listener, sort: "id", width: "auto", cell: ({ id }) => id },
        { name: table.since, width: "20%", wide: true, cell: ({ createdAt }) => day(createdAt) },
        {
          name: table.verbs,
          hidden: true,
          number: true,
          width: "var(--verbs)",
          cell: ({ id }) => (
            <span className="verbs">
              <PeekButton kind="listener" id={id} name={id} />
              <Link to="/" search={{ as: id }}>
                {table.listen}
              </Link>
              <Link className="only-roomy" to="/data/events" search={({ as }) => ({ as, q: id })}>
                {table.theirEvents}
              </Link>
              <span className="verbs only-roomy">
                <ExportListener user={id} />
                <EraseListener user={id} />
              </span>
              <Link className="only-narrow" to="/operate/privacy" search={({ as }) => ({ as, q: id })}>
                {table.more}
              </Link>
            </span>
          ),
        },
      ]}
      saved={{ names: ["user_id", "since"], row: ({ id, createdAt }) => [id, createdAt] }}
    />
  );
}
