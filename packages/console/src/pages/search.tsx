import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { playlistsQuery } from "../api/playlists.js";
import { searchQuery } from "../api/queries.js";
import { useSession } from "../app/session.js";
import { ListSkeletons } from "../parts/list-skeletons.js";
import { Problem } from "../parts/problem.js";
import { TrackList } from "../parts/track-list.js";
import { Waiting } from "../parts/waiting.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

/** Everything that a text finds. */
export function SearchPage() {
  const { client } = useSession();
  const { search } = useTexts();
  const { q = "" } = useSearch({ from: "/search" });
  const found = useQuery(searchQuery(client, q, 100));
  return (
    <>
      <h1>{q === "" ? search.title : search.found(q)}</h1>
      {q === "" ? (
        <>
          <p className="lead">{search.start}</p>
          <Playlists />
        </>
      ) : found.data !== undefined ? (
        found.data.items.length > 0 ? (
          <TrackList tracks={found.data.items} />
        ) : (
          <p className="lead">{search.none(q)}</p>
        )
      ) : found.isError ? (
        <Problem error={found.error} again={() => found.refetch()} />
      ) : (
        <Waiting>
          <ListSkeletons />
        </Waiting>
      )}
    </>
  );
}

/** Those that were kept, while nothing is searched for. */
function Playlists() {
  const { client } = useSession();
  const { playlist, data: texts } = useTexts();
  const { count } = useFormats();
  const { data } = useQuery(playlistsQuery(client));
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section>
      <h2>{playlist.playlists}</h2>
      <ul className="plain-list lines">
        {data.items.map(({ id, name, tracks }) => (
          <li key={id}>
            <Link to="/playlists/$id" params={{ id }} search={({ as }) => ({ as })}>
              {name}
            </Link>{" "}
            <span className="soft">{texts.table.tracks(count(tracks))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
