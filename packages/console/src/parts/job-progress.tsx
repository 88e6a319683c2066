import type { Job } from "@segue/client";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

/** How far a job is, what it does now, and when it will probably end. */
export function JobProgress({ job }: { readonly job: Job }) {
  const { run } = useTexts().models;
  const { percent, duration, ago } = useFormats();
  const { state, progress, doing, startedAt, finishedAt, expectedAt } = job;
  if (state === "queued") return <p className="lead">{run.waits}</p>;
  if (state !== "running")
    return (
      <p className="lead">
        {ago(finishedAt ?? job.createdAt)}
        {startedAt !== null && finishedAt !== null && ` · ${run.took(duration(seconds(startedAt, finishedAt)))}`}
      </p>
    );
  const left = expectedAt === null ? 0 : seconds(new Date().toISOString(), expectedAt);
  return (
    <div className="progress">
      <progress value={progress} max={1} aria-label={run.progress} />
      <p>
        <b>{percent(progress)}</b> <span lang="en">{doing}</span>{" "}
        {left > 1 && <span className="soft">· {run.left(duration(left))}</span>}
      </p>
    </div>
  );
}

const seconds = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 1000;
