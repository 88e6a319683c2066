import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, useRef, useState } from "react";
import { playlistsQuery, usePlaylists } from "../api/playlists.js";
import { useSession } from "../app/session.js";
import { useTexts } from "../texts/language.js";
import { Problem } from "./problem.js";

interface AddToPlaylistProps {
  readonly tracks: readonly string[];
  /** What a new one is called unless somebody says otherwise. */
  readonly name: string;
}

/** Puts tracks into a playlist that there is, or into a new one. */
export function AddToPlaylist({ tracks, name }: AddToPlaylistProps) {
  const { client } = useSession();
  const { playlist: texts } = useTexts();
  const { keep, append } = usePlaylists();
  const { data } = useQuery(playlistsQuery(client));
  const [typed, type] = useState<string>();
  const box = useRef<HTMLDetailsElement>(null);
  const close = () => {
    box.current?.removeAttribute("open");
    box.current?.querySelector("summary")?.focus();
  };
  const onKeyDown = ({ key }: KeyboardEvent) => key === "Escape" && close();
  const done = (append.data ?? keep.data) as { readonly id: string; readonly name: string } | undefined;
  const failed = [keep, append].find(({ isError }) => isError);
  const pending = keep.isPending || append.isPending;
  const into = (id: string) => {
    keep.reset();
    append.mutate({ id, tracks }, { onSuccess: close });
  };
  const asNew = () => {
    append.reset();
    keep.mutate({ name: (typed ?? name).trim() || name, tracks }, { onSuccess: close });
  };
  return (
    <span className="add-to">
      <details ref={box} onKeyDown={onKeyDown}>
        <summary className="plain">+ {texts.playlist}</summary>
        <div className="add-to-box">
          {data !== undefined && data.items.length > 0 && (
            <ul>
              {data.items.map((each) => (
                <li key={each.id}>
                  <button type="button" className="add-to-choice" disabled={pending} onClick={() => into(each.id)}>
                    {each.name} <span className="soft">{each.tracks}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
          <form
            onSubmit={(event) => {
              event.preventDefault();
              asNew();
            }}
          >
            <label>
              {texts.newName}
              <input
                className="input"
                maxLength={200}
                value={typed ?? name}
                onChange={(event) => type(event.currentTarget.value)}
              />
            </label>
            <button type="submit" className="plain" disabled={pending}>
              {texts.keep}
            </button>
          </form>
        </div>
      </details>
      <span className="soft" role="status">
        {done !== undefined && (
          <>
            {texts.in}{" "}
            <Link to="/playlists/$id" params={{ id: done.id }} search={({ as }) => ({ as })}>
              {done.name}
            </Link>
          </>
        )}
      </span>
      {failed && <Problem error={failed.error} again={() => failed.reset()} />}
    </span>
  );
}
