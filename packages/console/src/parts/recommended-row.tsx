import type { Recommendations } from "@segue/client";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import { type RowWish, rowQuery } from "../api/queries.js";
import { useHome } from "../api/use-home.js";
import { useSession } from "../app/session.js";
import type { Texts } from "../texts/en/index.js";
import { useLanguage } from "../texts/language.js";
import { CardSkeletons } from "./card-skeletons.js";
import { Cards, rowOf } from "./cards.js";
import { PlayRow } from "./play-row.js";
import { Problem } from "./problem.js";
import { isUnreasoned } from "./reason.js";
import { ShelfSteps } from "./shelf-steps.js";
import { Waiting } from "./waiting.js";

interface RowProps {
  readonly listener: string;
  readonly title: string;
  readonly hint: string;
  readonly wish: RowWish;
  /** It is what one came for, and larger. */
  readonly leads?: true;
  /** Tracks that rows above show: this one shows others. */
  readonly but?: ReadonlySet<string>;
  /** Where the page says what became of a love or a skip. */
  readonly say: (text: string) => void;
}

/** A row of recommendations that changes at once with what the listener thinks of it. */
export function RecommendedRow({ listener, title, hint, wish, leads, but = NONE, say }: RowProps) {
  const list = useRef<HTMLUListElement>(null);
  const { texts, tag } = useLanguage();
  const { client } = useSession();
  const home = useHome();
  const row = useQuery({ ...rowQuery(client, listener, wish), enabled: home === true });
  const called = calledBy(row.data, texts.listen) ?? { title, hint };
  const shown = useMemo(() => row.data && { ...row.data, items: rowOf(row.data, but) }, [row.data, but]);
  return (
    <section className={leads ? "row first" : "row"}>
      <h2>
        {called.title} <small>{called.hint}</small>
        {shown !== undefined && <PlayRow answer={shown} />}
        <ShelfSteps shelf={list} title={called.title} />
      </h2>
      {row.data !== undefined && row.isError && (
        <p className="stale" role="status">
          {texts.problem.since(new Intl.DateTimeFormat(tag, { timeStyle: "short" }).format(row.dataUpdatedAt))}{" "}
          <button type="button" className="plain" onClick={() => row.refetch()}>
            {texts.problem.again}
          </button>
        </p>
      )}
      {shown !== undefined ? (
        <Cards key={listener} list={list} answer={shown} listener={listener} wish={wish} but={but} say={say} />
      ) : row.isError ? (
        <Problem error={row.error} again={() => row.refetch()} />
      ) : (
        <Waiting>
          <CardSkeletons />
        </Waiting>
      )}
    </section>
  );
}

const NONE: ReadonlySet<string> = new Set();

/** What a row is called that no history made: because too little is known of the listener, or because the model looks at none. */
function calledBy(answer: Recommendations | undefined, texts: Texts["listen"]) {
  if (answer?.basis === "popularity") return { title: texts.popular, hint: texts.popularHint };
  const unread = answer?.basis === "model" && answer.items.length > 0 && answer.items.every(isUnreasoned);
  return unread ? { title: texts.played, hint: texts.playedHint } : undefined;
}
