import type { Job } from "@segue/client";
import { useQuery } from "@tanstack/react-query";
import { jobsQuery } from "../api/jobs.js";
import { curvesIn, toldBy } from "../api/runs.js";
import { timeLeft } from "../api/time-left.js";
import { useSession } from "../app/session.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { Stages } from "./stages.js";

/** How far a job is, what it does now, when it will probably end, and what it holds. */
export function JobProgress({ job }: { readonly job: Job }) {
  const { run } = useTexts().models;
  const { percent, duration, ago } = useFormats();
  const { state, progress, doing, startedAt, finishedAt } = job;
  const { stages } = toldBy(job);
  if (state === "queued")
    return (
      <p className="lead">
        {run.waits} <Forecast job={job} />
      </p>
    );
  if (state !== "running")
    return (
      <>
        <p className="lead">
          {ago(finishedAt ?? job.createdAt)}
          {startedAt !== null && finishedAt !== null && ` · ${run.took(duration(seconds(startedAt, finishedAt)))}`}
        </p>
        {stages !== undefined && <Stages {...stages} />}
      </>
    );
  return (
    <div className="progress">
      <Outlook job={job} />
      {stages !== undefined && <Stages {...stages} />}
      <progress value={progress} max={1} aria-label={run.progress} />
      <p>
        <b>{percent(progress)}</b> <span lang="en">{doing}</span> <Memory job={job} />
      </p>
    </div>
  );
}

/** Jobs of a kind by which it is told how far off forecasts are. */
const PAST = 50;

/** What it has come to and how long it will take. */
function Outlook({ job }: { readonly job: Job }) {
  const { models, running } = useTexts();
  const { durationRange, count } = useFormats();
  const { client } = useSession();
  const { keeps } = toldBy(job);
  const learned = curvesIn(job).find(({ algorithm }) => algorithm === keeps?.algorithm);
  const past = useQuery(jobsQuery(client, PAST, job.kind)).data?.items ?? [];
  const left = timeLeft(job, past, Date.now());
  const said = [
    ...(keeps === undefined || learned === undefined ? [] : [running.best(count(keeps.epoch), count(learned.epochs))]),
    ...(left === undefined ? [] : [models.run.left(durationRange(left.low, left.high))]),
  ];
  return said.length === 0 ? null : <p className="lead">{said.join(" · ")}</p>;
}

function Memory({ job: { bytes, estimate } }: { readonly job: Job }) {
  const { running } = useTexts();
  const formats = useFormats();
  if (bytes === 0) return null;
  const held = formats.bytes(bytes);
  return (
    <span className="soft nowrap">
      · {estimate === null ? running.memory(held) : running.memoryOf(held, formats.bytes(estimate.bytes))}
    </span>
  );
}

/** What one that waits is expected to take. */
function Forecast({ job: { estimate } }: { readonly job: Job }) {
  const { running } = useTexts();
  const { bytes, duration } = useFormats();
  if (estimate === null) return null;
  return (
    <span className="soft">
      {duration(estimate.seconds)} · {running.memory(bytes(estimate.bytes))}
    </span>
  );
}

const seconds = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 1000;
