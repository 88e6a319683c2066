import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { amountsQuery } from "../api/data.js";
import { retentionQuery } from "../api/operate.js";
import { useSession } from "../app/session.js";
import { Asked } from "../parts/asked.js";
import { EraseListener } from "../parts/erase-listener.js";
import { ExportListener } from "../parts/export-listener.js";
import { ListSkeletons } from "../parts/list-skeletons.js";
import { OperateParts } from "../parts/pages-of-part.js";
import { RetentionForm } from "../parts/retention-form.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

/** What is kept about people, and for how long? */
export function PrivacyPage() {
  const { client } = useSession();
  const { privacy } = useTexts().operate;
  const { count } = useFormats();
  const retention = useQuery(retentionQuery(client));
  const { data: amounts } = useQuery(amountsQuery(client));
  return (
    <>
      <OperateParts />
      <h1>{privacy.title}</h1>
      <p className="lead">{privacy.lead}</p>
      {amounts?.users === 0 && <p>{privacy.nobody}</p>}
      {amounts !== undefined && amounts.users > 0 && (
        <p>
          {privacy.people(count(amounts.users))}{" "}
          <Link to="/data/listeners" search={({ as }) => ({ as })}>
            {privacy.see}
          </Link>
        </p>
      )}
      <Person />
      <section>
        <h2>{privacy.kept}</h2>
        <ul className="prose">
          {privacy.keeps.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{privacy.periods}</h2>
        <Asked query={retention} shape={<ListSkeletons />}>
          {(told) => <RetentionForm told={told} />}
        </Asked>
      </section>
    </>
  );
}

/** What a person may ask for: everything that is kept about them, or that nothing is. */
function Person() {
  const { privacy } = useTexts().operate;
  const { q: asked } = useSearch({ from: "/operate/privacy" });
  const [text, setText] = useState(asked ?? "");
  const [user, choose] = useState(asked);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    choose(text.trim() === "" ? undefined : text.trim());
  };
  return (
    <section>
      <h2>{privacy.person}</h2>
      <form className="inline" onSubmit={submit}>
        <label className="inline">
          {privacy.id}
          <input className="input" autoComplete="off" value={text} onChange={(event) => setText(event.currentTarget.value)} />
        </label>
        <button type="submit" className="plain">
          {privacy.find}
        </button>
      </form>
      {user !== undefined && (
        <div className="actions">
          <b>{user}</b>
          <ExportListener user={user} />
          <EraseListener key={user} user={user} />
        </div>
      )}
      <p className="soft below">{privacy.personHint}</p>
    </section>
  );
}
