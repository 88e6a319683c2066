import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { answerQuery, type Played, questionOf } from "../api/judging.js";
import { modelsQuery } from "../api/models.js";
import { listenersQuery } from "../api/queries.js";
import { useSession } from "../app/session.js";
import { Asked } from "../parts/asked.js";
import { History } from "../parts/history.js";
import { ListSkeletons } from "../parts/list-skeletons.js";
import { ListenerPicker } from "../parts/listener-picker.js";
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
  const { play } = useTexts().judging;
  const { as, a = ids[0]!, b = ids.find((id) => id !== a)!, h: played } = useSearch({ from: "/playground" });
  const navigate = useNavigate({ from: "/playground" });
  const listeners = useQuery(listenersQuery(client));
  const user = as ?? listeners.data?.items[0]?.id;
  const go = (changed: { a?: string; b?: string; as?: string | undefined; h?: Played | undefined }) =>
    void navigate({ search: (now) => ({ ...now, ...changed }), replace: true });
  return (
    <>
      <div className="opening">
        <h1>{play.title}</h1>
        <ListenerPicker listener={user ?? ""} choose={(next) => go({ as: next, h: undefined })} />
      </div>
      <p className="lead">{play.lead}</p>
      <History user={user} played={played} change={(next) => go({ h: next })} />
      <div className="actions">
        <ModelSelect label={play.a} ids={ids} chosen={a} choose={(id) => go({ a: id })} />
        <ModelSelect label={play.b} ids={ids} chosen={b} choose={(id) => go({ b: id })} />
        <button type="button" className="plain" onClick={() => go({ a: b, b: a })}>
          {play.swap}
        </button>
        <Curl question={questionOf(a, user, played)} />
      </div>
      {(user !== undefined || played !== undefined) && <Answers a={a} b={b} user={user} played={played} />}
    </>
  );
}

interface AnswersProps {
  readonly a: string;
  readonly b: string;
  readonly user: string | undefined;
  readonly played: Played | undefined;
}

function Answers({ a, b, user, played }: AnswersProps) {
  const { client } = useSession();
  const left = useQuery(answerQuery(client, questionOf(a, user, played)));
  const right = useQuery(answerQuery(client, questionOf(b, user, played)));
  return (
    <Asked query={left} shape={<ListSkeletons />}>
      {(one) => (
        <Asked query={right} shape={<ListSkeletons />}>
          {(other) => <RankPair a={{ ...one, model: a }} b={{ ...other, model: b }} />}
        </Asked>
      )}
    </Asked>
  );
}

function Curl({ question }: { readonly question: ReturnType<typeof questionOf> }) {
  const { client } = useSession();
  const { play } = useTexts().judging;
  const [copied, setCopied] = useState(false);
  const command = `curl ${client.server}/v1/answers -H 'content-type: application/json' -d '${JSON.stringify(question).replaceAll("'", "'\\''")}'`;
  return (
    <>
      <button
        type="button"
        className="plain"
        onClick={() => void navigator.clipboard.writeText(command).then(() => setCopied(true))}
      >
        {play.curl}
      </button>
      <span className="soft" role="status">
        {copied ? play.copied : ""}
      </span>
    </>
  );
}
