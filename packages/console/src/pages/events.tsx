import { useSearch } from "@tanstack/react-router";
import { eventList } from "../api/long-lists.js";
import { useTakeBack } from "../api/use-take-back.js";
import { Problem } from "../parts/problem.js";
import { TrackLink } from "../parts/track-link.js";
import { ListPage } from "../tables/list-page.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

/** What did listeners do? */
export function EventsPage() {
  const { table, parts } = useTexts().data;
  const { minute, figure } = useFormats();
  const { q } = useSearch({ strict: false }) as { q?: string };
  const { takeBack, bringBack, gone } = useTakeBack();
  const failed = [takeBack, bringBack].find(({ isError }) => isError);
  return (
    <ListPage
      name={parts.events}
      title={table.events}
      hint={table.searchEvents}
      list={eventList}
      columns={[
        { name: table.listener, ...(q ? {} : { sort: "came" }), width: "var(--who)", cell: ({ user }) => user },
        { name: table.event, width: "8%", wide: true, cell: ({ kind }) => table.kinds[kind] ?? kind },
        {
          name: table.track,
          width: "auto",
          cell: ({ track, title, kind, at }) => (
            <>
              <TrackLink id={track} title={title ?? track} />
              <span className="only-narrow soft">
                {table.kinds[kind] ?? kind} · {at === null ? table.unknownTime : minute(at)}
              </span>
            </>
          ),
        },
        { name: table.artist, width: "15%", wide: true, cell: ({ artist }) => artist ?? "—" },
        { name: table.value, number: true, width: "7%", wide: true, cell: ({ value }) => figure(value) },
        {
          name: table.when,
          ...(q ? { sort: "time" } : {}),
          number: true,
          wide: true,
          width: "172px",
          cell: ({ at }) => (at === null ? <span className="soft">{table.unknownTime}</span> : minute(at)),
        },
        {
          name: table.verbs,
          hidden: true,
          number: true,
          width: "104px",
          cell: (event) => (
            <button
              type="button"
              className="plain"
              aria-label={table.takeBackOf(table.kinds[event.kind] ?? event.kind, event.title ?? event.track, event.user)}
              disabled={takeBack.isPending}
              onClick={() => takeBack.mutate(event)}
            >
              {table.takeBack}
            </button>
          ),
        },
      ]}
      saved={{
        names: ["user_id", "music_id", "title", "artist", "kind", "value", "time", "duration"],
        row: ({ user, track, title, artist, kind, value, at, duration }) => [
          ...[user, track, title, artist, kind, value, at],
          duration,
        ],
      }}
    >
      <p className="soft">{q ? table.byTime : table.asTheyCame}</p>
      {failed !== undefined && <Problem error={failed.error as Error} again={() => failed.reset()} />}
      <p className="said" role="status">
        {gone !== undefined && (
          <>
            {table.takenBack(table.kinds[gone.kind] ?? gone.kind, gone.title ?? gone.track, gone.user)}{" "}
            <button type="button" className="plain" disabled={bringBack.isPending} onClick={() => bringBack.mutate(gone)}>
              {table.bringBack}
            </button>
          </>
        )}
      </p>
    </ListPage>
  );
}
