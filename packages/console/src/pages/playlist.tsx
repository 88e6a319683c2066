import { type Playlist, playlistFormats } from "@segue/client";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { playlistQuery, usePlaylists } from "../api/playlists.js";
import { saveAs } from "../api/save-as.js";
import { useSession } from "../app/session.js";
import { Asked } from "../parts/asked.js";
import { ListSkeletons } from "../parts/list-skeletons.js";
import { PlaylistTracks } from "../parts/playlist-tracks.js";
import { Problem } from "../parts/problem.js";
import { usePlayer } from "../player/player.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

/** What is in this playlist, and in what order? */
export function PlaylistPage() {
  const { client } = useSession();
  const { id } = useParams({ from: "/playlists/$id" });
  const playlist = useQuery(playlistQuery(client, id));
  return (
    <Asked query={playlist} shape={<ListSkeletons />}>
      {(data) => <Shown key={id} playlist={data} />}
    </Asked>
  );
}

function Shown({ playlist }: { readonly playlist: Playlist }) {
  const { playlist: texts } = useTexts();
  const { count, ago } = useFormats();
  const { change, remove, keep } = usePlaylists();
  const [before, remember] = useState<readonly string[]>();
  const { items, name, id } = playlist;
  const tracks = items.map(({ track }) => track);
  const put = (next: readonly string[]) => {
    remember(tracks);
    change.mutate({ id, tracks: next });
  };
  const failed = [change, remove, keep].find(({ isError }) => isError);
  if (remove.data !== undefined) return <Gone playlist={remove.data} keep={keep} />;
  return (
    <>
      <Name playlist={playlist} rename={(next) => change.mutate({ id, name: next })} />
      <p className="lead">
        {texts.lead(count(items.length), items.length)} <span className="soft">{texts.changed(ago(playlist.changedAt))}</span>
      </p>
      <Verbs playlist={playlist} remove={() => remove.mutate(id)} />
      {failed && <Problem error={failed.error} again={() => failed.reset()} />}
      <p className="said" role="status">
        {before !== undefined && (
          <>
            {texts.changedNow}{" "}
            <button
              type="button"
              className="plain"
              onClick={() => {
                remember(undefined);
                change.mutate({ id, tracks: before });
              }}
            >
              {texts.undo}
            </button>
          </>
        )}
      </p>
      {items.length === 0 ? (
        <div className="lesson">
          <h2>{texts.emptyTitle}</h2>
          <p>{texts.empty(name)}</p>
        </div>
      ) : (
        <PlaylistTracks items={items} busy={change.isPending} put={put} />
      )}
    </>
  );
}

/** Its name, and a field for another one. */
function Name({ playlist: { name }, rename }: { readonly playlist: Playlist; readonly rename: (name: string) => void }) {
  const { playlist: texts } = useTexts();
  const [typed, type] = useState<string>();
  const press = useRef<HTMLButtonElement>(null);
  if (typed === undefined)
    return (
      <div className="opening">
        <h1>{name}</h1>
        <button ref={press} type="button" className="plain" onClick={() => type(name)}>
          {texts.rename}
        </button>
      </div>
    );
  return (
    <form
      className="rename"
      onKeyDown={({ key }) => key === "Escape" && type(undefined)}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== "" && typed.trim() !== name) rename(typed.trim());
        type(undefined);
      }}
    >
      <h1 className="unseen">{name}</h1>
      <input
        // biome-ignore lint/a11y/noAutofocus: who asks for a new name writes it next.
        autoFocus
        className="input"
        aria-label={texts.name}
        maxLength={200}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <button type="submit" className="plain">
        {texts.save}
      </button>
    </form>
  );
}

function Verbs({ playlist: { items, name }, remove }: { readonly playlist: Playlist; readonly remove: () => void }) {
  const { playlist: texts, map } = useTexts();
  const player = usePlayer();
  const listed = items.map(({ track, title, artist }) => ({ id: track, title, artist }));
  const queued = listed.map(({ id, title, artist }) => ({ id, title: title ?? id, artist: artist ?? "" }));
  return (
    <div className="verbs">
      <button type="button" disabled={items.length === 0} onClick={() => player.play(queued)}>
        ▶ {texts.play}
      </button>
      {playlistFormats.map(({ name: format, extension, write }) => (
        <button
          key={format}
          type="button"
          aria-label={map.saveAs(format)}
          disabled={items.length === 0}
          onClick={() => saveAs(new Blob([write(name, listed, location.origin)]).stream(), `${fileName(name)}.${extension}`)}
        >
          {format}
        </button>
      ))}
      <button type="button" onClick={remove}>
        {texts.delete}
      </button>
    </div>
  );
}

/** What a system may not have in the name of a file stands as a hyphen. */
const fileName = (name: string) => name.replaceAll(/[\\/:*?"<>|]+/g, "-");

/** It was deleted: until one leaves, it can be kept again. */
function Gone({ playlist, keep }: { readonly playlist: Playlist; readonly keep: ReturnType<typeof usePlaylists>["keep"] }) {
  const { playlist: texts } = useTexts();
  const navigate = useNavigate();
  const again = () =>
    keep.mutate(
      { name: playlist.name, tracks: playlist.items.filter(({ known }) => known).map(({ track }) => track) },
      {
        onSuccess: ({ id }) =>
          void navigate({ to: "/playlists/$id", params: { id }, search: ({ as }) => ({ as }), replace: true }),
      },
    );
  return (
    <>
      <h1>{texts.gone(playlist.name)}</h1>
      <p role="status">
        <button type="button" className="plain" disabled={keep.isPending} onClick={again}>
          {texts.undo}
        </button>
      </p>
      {keep.isError && <Problem error={keep.error} again={again} />}
    </>
  );
}
