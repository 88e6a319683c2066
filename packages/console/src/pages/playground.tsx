import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { answerQuery, type Played, questionOf } from "../api/judging.js";
import { modelsQuery } from "../api/models.js";
import { listenersQuery } from "../api/queries.js";
import { useSession } from "../app/session.js";
import { Asked } from "../parts/asked.js";
import { Blind, type SideName } from "../parts/blind.js";
import { CopyCurl } from "../parts/copy-curl.js";
import { History } from "../parts/history.js";
import { ListSkeletons } from "../parts/list-skeletons.js";
import { ListenerPicker } from "../parts/listener-picker.js";
import { modelName } from "../parts/model-link.js";
import { ModelSelect } from "../parts/model-select.js";
import { RankPair } from "../parts/rank-pair.js";
import { useTexts } from "../texts/language.js";

/** What would each say? */
export function PlaygroundPage() {
  const { client } = useSession();
  const models = useQuery(modelsQuery(client));
  return (
    <Asked query={models} shape={<ListSkeletons />}>
      {({ items }) => {
        const ids = items.filter(({ task }) => task === "recommend").map(({ id }) => id);
        return ids.length < 2 ? <Needs /> : <Sides ids={ids} />;
      }}
    </Asked>
  );
}

function Needs() {
  const { judging, models } = useTexts();
  return (
    <>
      <h1>{judging.play.title}</h1>
      <p className="lead">{judging.play.needs}</p>
      <Link to="/algorithms" search={({ as }) => ({ as })}>
        {models.list.trainOne}
      </Link>
    </>
  );
}

function Sides({ ids }: { readonly ids: readonly string[] }) {
  const { client } = useSession();
  const { play, blind: texts } = useTexts().judging;
  const {
    as,
    a = ids[0]!,
    b = ids.find((id) => id !== a)!,
    h: played,
    blind = false,
    among,
  } = useSearch({ from: "/playground" });
  const navigate = useNavigate({ from: "/playground" });
  const listeners = useQuery(listenersQuery(client));
  const user = as ?? among?.[0] ?? listeners.data?.items[0]?.id;
  const [swapped, setSwapped] = useState(toss);
  const [chosen, choose] = useState<SideName>();
  const go = (changed: { a?: string; b?: string; as?: string | undefined; h?: Played | undefined; blind?: true | undefined }) => {
    // Another pair, or none to guess.
    if ("a" in changed || "b" in changed || "blind" in changed) choose(undefined);
    void navigate({ search: (now) => ({ ...now, ...changed }), replace: true });
  };
  const shown: readonly [string, string] = blind && swapped ? [b, a] : [a, b];
  const isHidden = blind && chosen === undefined;
  return (
    <>
      <div className="opening">
        <h1>{play.title}</h1>
        <ListenerPicker listener={user ?? ""} choose={(next) => go({ as: next, h: undefined })} />
      </div>
      <p className="lead">{play.lead}</p>
      {among !== undefined && <Among listeners={among} chosen={user} />}
      <History user={user} played={played} change={(next) => go({ h: next })} />
      <div className="actions">
        {isHidden ? (
          // In an order that tells nothing.
          <span>{texts.between(...([modelName(a), modelName(b)].sort() as [string, string]))}</span>
        ) : (
          <>
            <ModelSelect
              label={play.a}
              ids={ids}
              chosen={shown[0]}
              choose={(id) => go(blind && swapped ? { b: id } : { a: id })}
            />
            <ModelSelect
              label={play.b}
              ids={ids}
              chosen={shown[1]}
              choose={(id) => go(blind && swapped ? { a: id } : { b: id })}
            />
          </>
        )}
        {!blind && (
          <button type="button" className="plain" onClick={() => go({ a: b, b: a })}>
            {play.swap}
          </button>
        )}
        {!isHidden && <CopyCurl question={questionOf(shown[0], user, played)} />}
        <label className="inline">
          <input
            type="checkbox"
            checked={blind}
            onChange={(event) => {
              setSwapped(toss());
              go({ blind: event.currentTarget.checked || undefined });
            }}
          />{" "}
          {texts.title}
        </label>
      </div>
      {blind && <Blind shown={shown} chosen={chosen} choose={choose} toss={() => setSwapped(toss())} />}
      {(user !== undefined || played !== undefined) && <Answers shown={shown} user={user} played={played} hidden={isHidden} />}
    </>
  );
}

/** Which of two comes first: a coin, whose fall must not be told by the address. */
const toss = () => Math.random() < 0.5;

/** Listeners of a part of those that were judged: each a click away. */
function Among({ listeners, chosen }: { readonly listeners: readonly string[]; readonly chosen: string | undefined }) {
  const { play } = useTexts().judging;
  return (
    <p className="choices-row">
      <span className="soft">{play.among}</span>
      {listeners.map((id) => (
        <Link
          key={id}
          to="/playground"
          search={(now) => ({ ...now, as: id, h: undefined })}
          aria-current={id === chosen ? "true" : undefined}
        >
          {id}
        </Link>
      ))}
    </p>
  );
}

interface AnswersProps {
  readonly shown: readonly [string, string];
  readonly user: string | undefined;
  readonly played: Played | undefined;
  readonly hidden: boolean;
}

function Answers({ shown: [a, b], user, played, hidden }: AnswersProps) {
  const { client } = useSession();
  const left = useQuery(answerQuery(client, questionOf(a, user, played)));
  const right = useQuery(answerQuery(client, questionOf(b, user, played)));
  return <RankPair a={{ model: a, asked: left }} b={{ model: b, asked: right }} hidden={hidden} />;
}
