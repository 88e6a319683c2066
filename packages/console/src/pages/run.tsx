import type { Job } from "@segue/client";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { hasEnded } from "../api/jobs.js";
import { importInputOf } from "../api/results.js";
import { curvesIn, trainInputOf } from "../api/runs.js";
import { useJob } from "../api/use-job.js";
import { Asked } from "../parts/asked.js";
import { EndRun } from "../parts/end-run.js";
import { JobLog } from "../parts/job-log.js";
import { JobProgress } from "../parts/job-progress.js";
import { JobResult } from "../parts/job-result.js";
import { ListSkeletons } from "../parts/list-skeletons.js";
import { ReadDifferently } from "../parts/read-differently.js";
import { RetryRun } from "../parts/retry-run.js";
import { RunCurves } from "../parts/run-curves.js";
import { whatOf } from "../parts/what-of.js";
import { useTexts } from "../texts/language.js";

/** How does it go on, and what came of it? */
export function RunPage() {
  const { job } = useParams({ from: "/runs/$job" });
  const { run } = useTexts().models;
  const told = useJob(job);
  return (
    <>
      <h1>{told.data === undefined ? run.some : <Title job={told.data} />}</h1>
      <Asked query={told} shape={<ListSkeletons />}>
        {(data) => <Run key={data.id} job={data} />}
      </Asked>
    </>
  );
}

function Title({ job }: { readonly job: Job }) {
  const { models, running } = useTexts();
  if (job.kind === "train" && job.state === "running" && curvesIn(job).length > 0) {
    const { as, algorithm } = trainInputOf(job);
    return running.learns(as ?? algorithm);
  }
  return models.run.title(whatOf(job, models.run.kinds), models.run.states[job.state]);
}

function Run({ job }: { readonly job: Job }) {
  const ended = hasEnded(job);
  const [epoch, at] = useState<number>();
  return (
    <>
      <JobProgress job={job} />
      {!ended && <EndRun job={job} />}
      {job.error !== null && (
        <div className="problem" role="alert" lang="en">
          <p>{job.error.detail}</p>
          <p className="soft">{job.error.hint}</p>
        </div>
      )}
      {job.kind === "import" && job.state === "failed" && importInputOf(job).dryRun && (
        <ReadDifferently input={importInputOf(job)} />
      )}
      {(job.state === "failed" || job.state === "cancelled") && <RetryRun job={job} />}
      {job.state === "done" && <JobResult job={job} />}
      <RunCurves job={job} look={{ epoch, at }} />
      <JobLog job={job.id} live={!ended} look={{ epoch, at }} />
    </>
  );
}
