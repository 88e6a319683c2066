import type { Job } from "@segue/client";
import { useState } from "react";
import { useStart } from "../api/use-start.js";
import { useSession } from "../app/session.js";
import { useTexts } from "../texts/language.js";
import { Confirm } from "./confirm.js";
import { Problem } from "./problem.js";

/** Erases a person, once their id was typed. */
export function EraseListener({ user }: { readonly user: string }) {
  const { client } = useSession();
  const { table } = useTexts().data;
  const [asking, ask] = useState(false);
  const [typed, type] = useState("");
  const erasing = useStart(
    () => client.take(client.api.DELETE("/v1/users/{id}", { params: { path: { id: user } } })) as Promise<Job>,
  );
  return (
    <>
      <button type="button" className="plain" onClick={() => ask(true)}>
        {table.erase}
      </button>
      {asking && (
        <Confirm
          title={table.eraseTitle(user)}
          verb={table.erase}
          busy={erasing.isPending}
          disabled={typed !== user}
          confirm={() => erasing.mutate()}
          stop={() => {
            ask(false);
            type("");
          }}
        >
          <p>{table.eraseWhy}</p>
          <label className="typed">
            {table.eraseType(user)}
            <input className="input" autoComplete="off" value={typed} onChange={(event) => type(event.currentTarget.value)} />
          </label>
          {erasing.isError && <Problem error={erasing.error} again={() => erasing.reset()} />}
        </Confirm>
      )}
    </>
  );
}
