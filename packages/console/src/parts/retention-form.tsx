import { Button } from "@mantine/core";
import type { Job } from "@segue/client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { retentionQuery } from "../api/operate.js";
import { useStart } from "../api/use-start.js";
import { useSession } from "../app/session.js";
import { useTexts } from "../texts/language.js";
import { Problem } from "./problem.js";

const KINDS = ["events", "jobs", "problems", "uploads", "outputs", "audit", "usage", "explorations"] as const;
type Periods = Readonly<Record<(typeof KINDS)[number], number | null>>;

/** For how many days things are kept; what would go by it can be seen before it goes. */
export function RetentionForm({ told }: { readonly told: Periods }) {
  const { client } = useSession();
  const { privacy } = useTexts().operate;
  const queries = useQueryClient();
  const [written, write] = useState<Readonly<Record<string, string>>>({});
  const textOf = (kind: keyof Periods) => written[kind] ?? String(told[kind] ?? "");
  const wrong = (kind: keyof Periods) => !/^(?:|[1-9]\d{0,3}|[12]\d{4}|3[0-5]\d{3}|36[0-4]\d\d|36500)$/.test(textOf(kind));
  const saving = useMutation({
    mutationFn: () => {
      const body = Object.fromEntries(KINDS.map((kind) => [kind, textOf(kind) === "" ? null : Number(textOf(kind))]));
      return client.take(client.api.PUT("/v1/retention", { body: body as Periods }));
    },
    onSuccess(now) {
      queries.setQueryData(retentionQuery(client).queryKey, now);
      write({});
    },
  });
  const applying = useStart(
    () => client.take(client.api.POST("/v1/retention/apply", { body: { dryRun: true } })) as Promise<Job>,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  const changed = KINDS.some((kind) => textOf(kind) !== String(told[kind] ?? ""));
  return (
    <form onSubmit={submit}>
      <div className="fields">
        {KINDS.map((kind) => (
          <div key={kind} className="field" data-changed={textOf(kind) !== String(told[kind] ?? "")}>
            <div>
              <label htmlFor={`keep-${kind}`}>{privacy.kinds[kind]?.[0]}</label>
              <p className="soft" id={`keep-${kind}-help`}>
                {privacy.kinds[kind]?.[1]}
              </p>
            </div>
            <div>
              <span className="inline">
                <input
                  id={`keep-${kind}`}
                  className="input days"
                  inputMode="numeric"
                  autoComplete="off"
                  placeholder={privacy.forEver}
                  aria-describedby={`keep-${kind}-help keep-${kind}-wrong`}
                  aria-invalid={wrong(kind)}
                  value={textOf(kind)}
                  onChange={(event) => write({ ...written, [kind]: event.currentTarget.value.trim() })}
                />
                {privacy.days}
              </span>
              <p className="wrong" id={`keep-${kind}-wrong`} role="alert">
                {wrong(kind) ? privacy.wrong : ""}
              </p>
            </div>
          </div>
        ))}
      </div>
      <div className="closing">
        <Button type="submit" disabled={!changed || KINDS.some(wrong)} loading={saving.isPending}>
          {privacy.save}
        </Button>
        <Button variant="default" disabled={changed} loading={applying.isPending} onClick={() => applying.mutate()}>
          {privacy.foresee}
        </Button>
        <span className="soft" role="status">
          {saving.isSuccess && !changed ? privacy.saved : privacy.daily}
        </span>
      </div>
      {saving.isError && <Problem error={saving.error} again={() => saving.mutate()} />}
      {applying.isError && <Problem error={applying.error} again={() => applying.mutate()} />}
    </form>
  );
}
