import type { Recommendations } from "@segue/client";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { listenersQuery, rowQuery } from "../api/queries.js";
import { useHome } from "../api/use-home.js";
import { useSession } from "../app/session.js";
import { CardSkeletons } from "../parts/card-skeletons.js";
import { rowOf } from "../parts/cards.js";
import { DropZone } from "../parts/drop-zone.js";
import { ListenerPicker } from "../parts/listener-picker.js";
import { NewnessDial, useNewness } from "../parts/newness.js";
import { NoModel } from "../parts/no-model.js";
import { Problem } from "../parts/problem.js";
import { RecommendedRow } from "../parts/recommended-row.js";
import { TryDemo } from "../parts/try-demo.js";
import { Waiting } from "../parts/waiting.js";
import type { Texts } from "../texts/en/index.js";
import { type Formats, useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

/** Two rows ask for what the first one passes over. */
const QUIET = { popularity: -0.6, artistCap: 1 };
const MIXED = { diversity: 0.8 };
/** With fewer new tracks than this one is shown what to hear again, too. */
const FEW = 6;
/** For whoever has heard everything that there is. */
const AGAIN = { excludeHeard: "7d" };

/** What shall I hear? */
export function ListenPage() {
  const { client } = useSession();
  const { data, places } = useTexts();
  const { as } = useSearch({ from: "/" });
  const listeners = useQuery(listenersQuery(client));
  const listener = as ?? listeners.data?.items[0]?.id;
  if (listener !== undefined) return <ForListener key={listener} listener={listener} />;
  if (listeners.isError)
    return (
      <>
        <h1>{places.listen}</h1>
        <Problem error={listeners.error} again={() => listeners.refetch()} />
      </>
    );
  if (listeners.data === undefined)
    return (
      <Waiting>
        <div className="row first">
          <CardSkeletons />
        </div>
      </Waiting>
    );
  return (
    <>
      <h1>{data.emptyTitle}</h1>
      <p className="lead">{data.emptyLead}</p>
      <DropZone />
      <TryDemo />
    </>
  );
}

function ForListener({ listener }: { readonly listener: string }) {
  const { client } = useSession();
  const { listen } = useTexts();
  const navigate = useNavigate();
  const [said, say] = useState("");
  const home = useHome();
  const { count } = useFormats();
  const { newness, wish } = useNewness();
  const { data, error } = useQuery({ ...rowQuery(client, listener, wish), enabled: home === true });
  const choose = (as: string) => void navigate({ to: "/", search: (now) => ({ ...now, as }) });
  const byModel = error === null && data?.basis === "model";
  const left = data?.items.length ?? 0;
  const more = byModel && left >= FEW;
  const { data: second } = useQuery({ ...rowQuery(client, listener, QUIET), enabled: more });
  const first = useMemo(() => new Set(data && rowOf(data, new Set()).map(({ track }) => track)), [data]);
  const both = useMemo(
    () => new Set([...first, ...(second ? rowOf(second, first) : []).map(({ track }) => track)]),
    [first, second],
  );
  return (
    <>
      <div className="opening">
        <h1>{listen.title(listener)}</h1>
        <ListenerPicker listener={listener} choose={choose} />
      </div>
      {/* Its place is there before it is known, so that nothing moves. */}
      <div className="answered">
        <p className="soft">
          {data === undefined
            ? "\u00a0"
            : listen.answeredBy(data.deployment ?? "", `${data.model}${data.version === undefined ? "" : ` v${data.version}`}`)}
        </p>
        {home === true && <NewnessDial />}
      </div>
      <p className="said" role="status">
        {said}
      </p>
      {home === false && <NoModel />}
      {home !== false && (!byModel || left > 0) && (
        <RecommendedRow
          leads
          listener={listener}
          title={becauseOf(data, listen, count)}
          hint={newness === 0 ? listen.personalHint : listen.newness.places[newness]}
          wish={wish}
          say={say}
        />
      )}
      {more && (
        <RecommendedRow listener={listener} title={listen.quiet} hint={listen.quietHint} wish={QUIET} but={first} say={say} />
      )}
      {more && (
        <RecommendedRow listener={listener} title={listen.mixed} hint={listen.mixedHint} wish={MIXED} but={both} say={say} />
      )}
      {byModel && !more && (
        <AllHeard title={left === 0 ? listen.allHeardTitle : listen.nearlyAll} listener={listener} say={say} />
      )}
    </>
  );
}

/** Of how much listening the first row comes: of the week's, otherwise of the month's, where there was any. */
function becauseOf(data: Recommendations | undefined, listen: Texts["listen"], count: Formats["count"]): string {
  const { week = 0, month = 0 } = data?.lately ?? {};
  if (week > 0) return listen.week(count(week), week);
  return month > 0 ? listen.month(count(month), month) : listen.personal;
}

/** Whoever knows every track that there is can hear some again, and is told where others come from. */
function AllHeard({
  title,
  listener,
  say,
}: {
  readonly title: string;
  readonly listener: string;
  readonly say: (text: string) => void;
}) {
  const { listen } = useTexts();
  return (
    <>
      <RecommendedRow listener={listener} title={listen.again} hint={listen.againHint} wish={AGAIN} say={say} />
      <div className="lesson">
        <h2>{title}</h2>
        <p>{listen.allHeard}</p>
        <Link to="/data" hash="drop" search={({ as }) => ({ as })}>
          {listen.bringMore}
        </Link>
        <TryDemo />
      </div>
    </>
  );
}
