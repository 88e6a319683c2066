import { Button } from "@mantine/core";
import type { Job } from "@segue/client";
import { useStart } from "../api/use-start.js";
import { useSession } from "../app/session.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { Problem } from "./problem.js";

/** What the job that removes what is too old tells. */
export type ExpiredResult = { readonly dryRun: boolean } & Readonly<Record<string, number | boolean | readonly string[]>>;

/** What went because it was too old, or would go. */
export function Expired({ result }: { readonly result: ExpiredResult }) {
  const { client } = useSession();
  const { privacy } = useTexts().operate;
  const { count } = useFormats();
  const removing = useStart(
    () => client.take(client.api.POST("/v1/retention/apply", { body: { dryRun: false } })) as Promise<Job>,
  );
  const gone = Object.entries(privacy.gone).map(([kind, name]) => [name, Number(result[kind] ?? 0)] as const);
  const any = gone.some(([, many]) => many > 0);
  return (
    <>
      <p>{any ? (result.dryRun ? privacy.wouldGo : privacy.went) : privacy.nothingGoes}</p>
      <dl className="standing-now">
        {gone.map(([name, many]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{count(many)}</dd>
          </div>
        ))}
      </dl>
      {result.dryRun && any && (
        <div className="actions">
          <Button className="danger" loading={removing.isPending} onClick={() => removing.mutate()}>
            {privacy.apply}
          </Button>
        </div>
      )}
      {removing.isError && <Problem error={removing.error} again={() => removing.mutate()} />}
    </>
  );
}
