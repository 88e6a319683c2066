import { Button } from "@mantine/core";
import type { Job } from "@segue/client";
import { Link } from "@tanstack/react-router";
import { trainInputOf } from "../api/runs.js";
import { useStart } from "../api/use-start.js";
import { useSession } from "../app/session.js";
import { useTexts } from "../texts/language.js";
import { Problem } from "./problem.js";

/** What can be done about a run that came to nothing: the same again, and where other parameters are the remedy the same with those. */
export function RetryRun({ job }: { readonly job: Job }) {
  const { client } = useSession();
  const { run } = useTexts().models;
  const retrying = useStart(
    () => client.take(client.api.POST("/v1/jobs/{id}/retry", { params: { path: { id: job.id } } })) as Promise<Job>,
  );
  const set = job.kind === "train" ? job.error?.set : undefined;
  return (
    <>
      <div className="actions">
        {set !== undefined && <RetryWith job={job} set={set} />}
        <Button variant={set === undefined ? "filled" : "default"} loading={retrying.isPending} onClick={() => retrying.mutate()}>
          {run.retry}
        </Button>
      </div>
      {retrying.isError && <Problem error={retrying.error} again={() => retrying.mutate()} />}
    </>
  );
}

function RetryWith({ job, set }: { readonly job: Job; readonly set: Readonly<Record<string, unknown>> }) {
  const { client } = useSession();
  const { running } = useTexts();
  const input = trainInputOf(job);
  const config = { ...input.config, ...set };
  const training = useStart(() => client.startTraining({ ...input, config }));
  const written = Object.fromEntries(Object.entries(config).map(([name, value]) => [name, asWritten(value)]));
  const named = Object.entries(set).map(([name, value]) => `${name} ${asWritten(value)}`);
  return (
    <>
      <Button loading={training.isPending} onClick={() => training.mutate()}>
        {running.retryAt(named.join(", "))}
      </Button>
      <Link to="/algorithms/$name" params={{ name: input.algorithm }} search={({ as }) => ({ as, set: written })}>
        {running.change}
      </Link>
      {training.isError && <Problem error={training.error} again={() => training.mutate()} />}
    </>
  );
}

const asWritten = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
