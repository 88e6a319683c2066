import { Button } from "@mantine/core";
import type { Job } from "@segue/client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { tenantsQuery } from "../api/operate.js";
import { useStart } from "../api/use-start.js";
import { useSession } from "../app/session.js";
import { Asked } from "../parts/asked.js";
import { ListSkeletons } from "../parts/list-skeletons.js";
import { OperateParts } from "../parts/pages-of-part.js";
import { Problem } from "../parts/problem.js";
import { TypedConfirm } from "../parts/typed-confirm.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

/** The workspace that is always there. */
const MAIN = "main";

/** Whose data are kept apart here? */
export function WorkspacesPage() {
  const { client, workspace = MAIN, enterWorkspace } = useSession();
  const { operate } = useTexts();
  const { workspaces: texts } = operate;
  const { count, day } = useFormats();
  const tenants = useQuery(tenantsQuery(client));
  return (
    <>
      <OperateParts />
      <h1>{tenants.data === undefined ? operate.parts.workspaces : texts.title(count(tenants.data.items.length))}</h1>
      <p className="lead">{texts.lead}</p>
      <Asked query={tenants} shape={<ListSkeletons />}>
        {({ items }) => (
          <>
            <ul className="plain-list lines">
              {items.map(({ id, createdAt }) => (
                <li key={id}>
                  <b>{id}</b>{" "}
                  <span className="soft">{Date.parse(createdAt) === 0 ? texts.first : texts.since(day(createdAt))}</span>
                  {id === workspace ? (
                    <span className="soft">{texts.here}</span>
                  ) : (
                    <button type="button" className="plain" aria-label={texts.enterOf(id)} onClick={() => enterWorkspace(id)}>
                      {texts.enter}
                    </button>
                  )}
                  {id !== MAIN && <Remove id={id} />}
                </li>
              ))}
            </ul>
            {items.length === 1 && (
              <section>
                <h2>{texts.why}</h2>
                <ul className="prose">
                  {texts.uses.map((use) => (
                    <li key={use}>{use}</li>
                  ))}
                </ul>
              </section>
            )}
            <section>
              <h2>{texts.make}</h2>
              <Make />
            </section>
          </>
        )}
      </Asked>
    </>
  );
}

function Make() {
  const { client } = useSession();
  const { workspaces: texts } = useTexts().operate;
  const queries = useQueryClient();
  const [id, setId] = useState("");
  const making = useMutation({
    mutationFn: () => client.take(client.api.POST("/v1/workspaces", { body: { id } })),
    async onSuccess() {
      setId("");
      await queries.invalidateQueries({ queryKey: ["tenants"] });
      await queries.invalidateQueries({ queryKey: ["workspaces"] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    making.mutate();
  };
  return (
    <form className="make" onSubmit={submit}>
      <label>
        {texts.name} <span className="soft">{texts.nameHelp}</span>
        <input
          className="input"
          required
          maxLength={63}
          pattern="[a-z0-9][a-z0-9\-]*"
          autoComplete="off"
          value={id}
          onChange={(event) => setId(event.currentTarget.value)}
        />
      </label>
      <div className="actions">
        <Button type="submit" disabled={id === ""} loading={making.isPending}>
          {texts.make}
        </Button>
      </div>
      {making.isError && <Problem error={making.error} again={() => making.reset()} />}
    </form>
  );
}

function Remove({ id }: { readonly id: string }) {
  const { client, workspace = MAIN, enterWorkspace } = useSession();
  const { workspaces: texts } = useTexts().operate;
  const removing = useStart(async () => {
    const job = (await client.take(client.api.DELETE("/v1/workspaces/{id}", { params: { path: { id } } }))) as Job;
    // Its job is one of the main workspace: nothing outlives its own.
    if (workspace !== MAIN) enterWorkspace(MAIN);
    return job;
  });
  return (
    <TypedConfirm
      verb={texts.remove}
      title={texts.removeTitle(id)}
      ask={texts.removeType(id)}
      word={id}
      busy={removing.isPending}
      confirm={() => removing.mutate()}
    >
      <p>{texts.removeWhy}</p>
      {removing.isError && <Problem error={removing.error} again={() => removing.reset()} />}
    </TypedConfirm>
  );
}
