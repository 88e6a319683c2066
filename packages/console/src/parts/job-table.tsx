import type { Job } from "@segue/client";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { RunLink } from "./run-link.js";
import { Scrolled } from "./scrolled.js";
import { whatOf } from "./what-of.js";

const TONES: Readonly<Record<string, string>> = { done: "good", failed: "bad", cancelled: "soft" };

/** Jobs, the newest first; each leads to its log. */
export function JobTable({ jobs }: { readonly jobs: readonly Job[] }) {
  const { operate, models } = useTexts();
  const { ago, duration, percent } = useFormats();
  return (
    <Scrolled label={operate.parts.jobs}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{operate.jobs.what}</th>
            <th scope="col">{operate.jobs.state}</th>
            <th scope="col" className="number">
              {operate.jobs.when}
            </th>
            <th scope="col" className="number">
              {operate.jobs.took}
            </th>
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <tr key={job.id}>
              <th scope="row">
                <RunLink job={job.id}>{whatOf(job, models.run.kinds)}</RunLink>
              </th>
              <td className={`${TONES[job.state] ?? ""} nowrap`}>
                {operate.jobs.states[job.state]}
                {job.state === "running" && ` · ${percent(job.progress)}`}
              </td>
              <td className="number">{ago(job.createdAt)}</td>
              <td className="number">
                {job.startedAt === null || job.finishedAt === null
                  ? "—"
                  : duration((Date.parse(job.finishedAt) - Date.parse(job.startedAt)) / 1000)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}
