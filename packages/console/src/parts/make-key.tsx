import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { keysQuery } from "../api/operate.js";
import { useSession } from "../app/session.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { Problem } from "./problem.js";

const SCOPES = ["read", "events", "recommend", "train", "admin"] as const;
type Scope = (typeof SCOPES)[number];
/** For how long a key may be valid, in days; 0: no end. */
const DAYS = [30, 90, 365, 0];
const DAY = 86_400_000;

/** Makes a key, and shows it the one time that it is ever shown. */
export function MakeKey() {
  const { client } = useSession();
  const { keys: texts } = useTexts().operate;
  const { count } = useFormats();
  const queries = useQueryClient();
  // An address may lead here to make one.
  const { hash } = useLocation();
  const [open, setOpen] = useState(hash === "make");
  const [name, setName] = useState("");
  const [user, setUser] = useState("");
  const [days, setDays] = useState("90");
  const [scopes, setScopes] = useState<readonly Scope[]>(["events", "recommend"]);
  const making = useMutation({
    mutationFn: () =>
      client.take(
        client.api.POST("/v1/keys", {
          body: {
            name: name.trim(),
            scopes: [...scopes],
            ...(user.trim() === "" ? {} : { user: user.trim() }),
            ...(days === "0" ? {} : { expiresAt: new Date(Date.now() + Number(days) * DAY).toISOString() }),
          },
        }),
      ),
    onSuccess() {
      setOpen(false);
      return queries.invalidateQueries({ queryKey: keysQuery(client).queryKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    making.mutate();
  };
  if (making.data !== undefined) return <Shown value={making.data.key} done={() => making.reset()} />;
  if (!open)
    return (
      <div className="actions">
        <Button onClick={() => setOpen(true)}>{texts.make}</Button>
      </div>
    );
  return (
    <form className="make" onSubmit={submit}>
      <h2>{texts.making}</h2>
      <label>
        {texts.name}
        <input className="input" required maxLength={100} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      </label>
      <fieldset>
        <legend>{texts.scopes}</legend>
        {SCOPES.map((scope) => (
          <label key={scope} className="inline">
            <input
              type="checkbox"
              checked={scopes.includes(scope)}
              onChange={(event) =>
                setScopes(event.currentTarget.checked ? [...scopes, scope] : scopes.filter((each) => each !== scope))
              }
            />
            <b>{scope}</b> <span className="soft">{texts.scopeSays[scope]}</span>
          </label>
        ))}
      </fieldset>
      <label>
        {texts.user} <span className="soft">{texts.userHelp}</span>
        <input className="input" value={user} onChange={(event) => setUser(event.currentTarget.value)} />
      </label>
      <label>
        {texts.days}
        <select className="input" value={days} onChange={(event) => setDays(event.currentTarget.value)}>
          {DAYS.map((each) => (
            <option key={each} value={each}>
              {each === 0 ? texts.noEnd : texts.daysOf(count(each))}
            </option>
          ))}
        </select>
      </label>
      <div className="actions">
        <Button type="submit" disabled={name.trim() === "" || scopes.length === 0} loading={making.isPending}>
          {texts.make}
        </Button>
      </div>
      {making.isError && <Problem error={making.error} again={() => making.reset()} />}
    </form>
  );
}

function Shown({ value, done }: { readonly value: string; readonly done: () => void }) {
  const { keys: texts } = useTexts().operate;
  const [copied, setCopied] = useState(false);
  return (
    <div className="lesson" role="status">
      <p>{texts.shown}</p>
      <pre>
        <code>{value}</code>
      </pre>
      <div className="actions">
        <button
          type="button"
          className="plain"
          onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}
        >
          {copied ? texts.copied : texts.copy}
        </button>
        <button type="button" className="plain" onClick={done}>
          {texts.done}
        </button>
      </div>
    </div>
  );
}
