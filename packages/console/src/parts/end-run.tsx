import { Button } from "@mantine/core";
import type { Job } from "@segue/client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { jobQuery } from "../api/jobs.js";
import { toldBy } from "../api/runs.js";
import { useSession } from "../app/session.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { Problem } from "./problem.js";

/** The ways to end what runs: at once, with nothing kept, or with the best that its network has learned. */
export function EndRun({ job }: { readonly job: Job }) {
  const { client } = useSession();
  const queries = useQueryClient();
  const { models, running } = useTexts();
  const { count } = useFormats();
  const { run } = models;
  const cancelling = useMutation({ mutationFn: () => client.cancel(job.id) });
  const finishing = useMutation({
    mutationFn: () => client.finish(job.id),
    onSuccess: (now) => queries.setQueryData(jobQuery(client, job.id).queryKey, now),
  });
  const keeps = job.state === "running" ? toldBy(job).keeps : undefined;
  const ends = job.cancelling || cancelling.isPending || job.finishing || finishing.isPending;
  const epoch = keeps === undefined ? "" : count(keeps.epoch);
  return (
    <>
      <div className="actions">
        <Button variant="default" disabled={job.cancelling || cancelling.isPending} onClick={() => cancelling.mutate()}>
          {job.cancelling ? run.cancelling : run.cancel}
        </Button>
        {keeps !== undefined && (
          <Button variant="default" disabled={ends} onClick={() => finishing.mutate()}>
            {job.finishing ? running.keeping(epoch) : running.keep(epoch)}
          </Button>
        )}
        <span className="soft">
          {run.cancelHint} {keeps !== undefined && running.keepHint(keeps.algorithm, epoch)}
        </span>
      </div>
      {cancelling.isError && <Problem error={cancelling.error} again={() => cancelling.mutate()} />}
      {finishing.isError && <Problem error={finishing.error} again={() => finishing.mutate()} />}
    </>
  );
}
