import { Autocomplete } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Played, playedLately } from "../api/judging.js";
import { searchQuery, trackQuery } from "../api/queries.js";
import { useSession } from "../app/session.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { Problem } from "./problem.js";

interface HistoryProps {
  readonly user: string | undefined;
  /** Absent: all that the listener did. */
  readonly played: Played | undefined;
  readonly change: (played: Played | undefined) => void;
}

/** The history that is asked about: a listener's own, or one that is changed track by track. */
export function History({ user, played, change }: HistoryProps) {
  const { client } = useSession();
  const { play } = useTexts().judging;
  const { count } = useFormats();
  const starting = useMutation({ mutationFn: () => playedLately(client, user ?? ""), onSuccess: change });
  if (played === undefined)
    return (
      <>
        {user !== undefined && (
          <p>
            {play.historyOf(user)}.{" "}
            <button type="button" className="link" disabled={starting.isPending} onClick={() => starting.mutate()}>
              {play.edit}
            </button>{" "}
            <span className="soft">{play.editHint}</span>
          </p>
        )}
        {user === undefined && (
          <p>
            {play.sample}{" "}
            <button type="button" className="link" onClick={() => change({})}>
              {play.start}
            </button>
          </p>
        )}
        {starting.isError && <Problem error={starting.error} again={() => starting.mutate()} />}
      </>
    );
  // In the order in which they came: a chip whose count is changed stays under the hand.
  const tracks = Object.entries(played);
  return (
    <section aria-label={play.history(count(tracks.length))}>
      <p>
        {tracks.length === 0 ? play.empty : play.history(count(tracks.length))}{" "}
        {user !== undefined && (
          <button type="button" className="link" onClick={() => change(undefined)}>
            {play.whole(user)}
          </button>
        )}
      </p>
      <ul className="chips">
        {tracks.map(([id, times]) => (
          <Chip
            key={id}
            id={id}
            times={times}
            set={(now) => change({ ...played, [id]: now })}
            remove={() => {
              const { [id]: _, ...others } = played;
              change(others);
            }}
          />
        ))}
      </ul>
      <AddTrack add={(id) => change({ ...played, [id]: (played[id] ?? 0) + 1 })} />
    </section>
  );
}

interface ChipProps {
  readonly id: string;
  readonly times: number;
  readonly set: (times: number) => void;
  readonly remove: () => void;
}

function Chip({ id, times, set, remove }: ChipProps) {
  const { client } = useSession();
  const { play } = useTexts().judging;
  const { data } = useQuery(trackQuery(client, id));
  const title = data?.title ?? id;
  return (
    <li>
      {title}{" "}
      <span className="soft">
        ×
        <input
          type="number"
          min={1}
          max={9999}
          value={times}
          aria-label={play.timesOf(title)}
          onChange={({ currentTarget: { valueAsNumber } }) => valueAsNumber > 0 && set(valueAsNumber)}
        />
      </span>{" "}
      <button type="button" aria-label={play.remove(title)} onClick={remove}>
        ✕
      </button>
    </li>
  );
}

function AddTrack({ add }: { readonly add: (id: string) => void }) {
  const { client } = useSession();
  const { play } = useTexts().judging;
  const [text, setText] = useState("");
  const [asked] = useDebouncedValue(text.trim(), 150);
  const { data } = useQuery(searchQuery(client, asked, 8));
  const named = new Map(data?.items.map(({ id, title, artist }) => [`${title ?? id} · ${artist ?? id}`, id]));
  return (
    <Autocomplete
      className="picker"
      label={play.add}
      value={text}
      data={[...named.keys()]}
      filter={({ options }) => options}
      onChange={setText}
      onOptionSubmit={(name) => {
        const id = named.get(name);
        if (id !== undefined) add(id);
        setTimeout(() => setText(""));
      }}
    />
  );
}
