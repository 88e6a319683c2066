import { Button } from "@mantine/core";
import type { Job } from "@segue/client";
import { useMutation } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { hasEnded } from "../api/jobs.js";
import { importInputOf } from "../api/results.js";
import { useJob } from "../api/use-job.js";
import { useStart } from "../api/use-start.js";
import { useSession } from "../app/session.js";
import { Asked } from "../parts/asked.js";
import { JobLog } from "../parts/job-log.js";
import { JobProgress } from "../parts/job-progress.js";
import { JobResult } from "../parts/job-result.js";
import { curvesIn, LearningCurves } from "../parts/learning-curve.js";
import { ListSkeletons } from "../parts/list-skeletons.js";
import { Problem } from "../parts/problem.js";
import { ReadDifferently } from "../parts/read-differently.js";
import { whatOf } from "../parts/what-of.js";
import { useTexts } from "../texts/language.js";

/** How does it go on, and what came of it? */
export function RunPage() {
  const { job } = useParams({ from: "/runs/$job" });
  const { run } = useTexts().models;
  const told = useJob(job);
  return (
    <>
      <h1>{told.data === undefined ? run.some : run.title(whatOf(told.data, run.kinds), run.states[told.data.state])}</h1>
      <Asked query={told} shape={<ListSkeletons />}>
        {(data) => <Run key={data.id} job={data} />}
      </Asked>
    </>
  );
}

function Run({ job }: { readonly job: Job }) {
  const { client } = useSession();
  const { run } = useTexts().models;
  const ended = hasEnded(job);
  const cancelling = useMutation({ mutationFn: () => client.cancel(job.id) });
  const retrying = useStart(
    () => client.take(client.api.POST("/v1/jobs/{id}/retry", { params: { path: { id: job.id } } })) as Promise<Job>,
  );
  return (
    <>
      <JobProgress job={job} />
      {!ended && (
        <div className="actions">
          <Button variant="default" disabled={job.cancelling || cancelling.isPending} onClick={() => cancelling.mutate()}>
            {job.cancelling ? run.cancelling : run.cancel}
          </Button>
          <span className="soft">{run.cancelHint}</span>
        </div>
      )}
      {cancelling.isError && <Problem error={cancelling.error} again={() => cancelling.mutate()} />}
      {job.error !== null && (
        <div className="problem" role="alert" lang="en">
          <p>{job.error.detail}</p>
          <p className="soft">{job.error.hint}</p>
        </div>
      )}
      {job.kind === "import" && job.state === "failed" && importInputOf(job).dryRun && (
        <ReadDifferently input={importInputOf(job)} />
      )}
      {(job.state === "failed" || job.state === "cancelled") && (
        <div className="actions">
          <Button loading={retrying.isPending} onClick={() => retrying.mutate()}>
            {run.retry}
          </Button>
        </div>
      )}
      {retrying.isError && <Problem error={retrying.error} again={() => retrying.mutate()} />}
      {job.state === "done" && <JobResult job={job} />}
      <LearningCurves curves={curvesIn(job.result)} />
      <JobLog job={job.id} live={!ended} />
    </>
  );
}
