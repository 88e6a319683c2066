import type { Key } from "@segue/client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { keysQuery } from "../api/operate.js";
import { useSession } from "../app/session.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { Confirm } from "./confirm.js";
import { Problem } from "./problem.js";
import { Scrolled } from "./scrolled.js";

const TONES = { active: "good", revoked: "bad", expired: "warn" } as const;

/** Whether a key may still ask. */
export function standingOf({ revokedAt, expiresAt }: Key): "active" | "revoked" | "expired" {
  if (revokedAt !== null) return "revoked";
  return expiresAt !== null && Date.parse(expiresAt) <= Date.now() ? "expired" : "active";
}

/** The keys of a workspace: what each may do, when it was used, and its end. */
export function KeyTable({ keys }: { readonly keys: readonly Key[] }) {
  const { keys: texts } = useTexts().operate;
  const { ago, day } = useFormats();
  return (
    <Scrolled label={texts.title(String(keys.length))}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{texts.name}</th>
            <th scope="col">{texts.start}</th>
            <th scope="col">{texts.scopes}</th>
            <th scope="col">{texts.state}</th>
            <th scope="col" className="number">
              {texts.used}
            </th>
            <th scope="col" className="number">
              {texts.expires}
            </th>
            <th scope="col">
              <span className="unseen">{texts.revoke}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => {
            const standing = standingOf(key);
            return (
              <tr key={key.id}>
                <th scope="row">
                  {key.name} {key.user !== null && <span className="soft">{key.user}</span>}
                </th>
                <td>
                  <code>{key.start}…</code>
                </td>
                <td>{key.scopes.join(", ")}</td>
                <td className={TONES[standing]}>{texts[standing]}</td>
                <td className="number">{key.lastUsedAt === null ? texts.never : ago(key.lastUsedAt)}</td>
                <td className="number">{key.expiresAt === null ? texts.noEnd : day(key.expiresAt)}</td>
                <td className="number">{standing === "active" && <Revoke id={key.id} name={key.name} />}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scrolled>
  );
}

function Revoke({ id, name }: { readonly id: string; readonly name: string }) {
  const { client } = useSession();
  const { keys: texts } = useTexts().operate;
  const queries = useQueryClient();
  const [asking, ask] = useState(false);
  const revoking = useMutation({
    mutationFn: () => client.take(client.api.DELETE("/v1/keys/{id}", { params: { path: { id } } })),
    onSuccess() {
      ask(false);
      return queries.invalidateQueries({ queryKey: keysQuery(client).queryKey });
    },
  });
  return (
    <>
      <button type="button" className="plain" onClick={() => ask(true)}>
        {texts.revoke}
      </button>
      {asking && (
        <Confirm
          title={texts.revokeTitle(name)}
          verb={texts.revoke}
          busy={revoking.isPending}
          confirm={() => revoking.mutate()}
          stop={() => ask(false)}
        >
          <p>{texts.revokeWhy}</p>
          {revoking.isError && <Problem error={revoking.error} again={() => revoking.reset()} />}
        </Confirm>
      )}
    </>
  );
}
