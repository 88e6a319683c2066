import type { Job } from "../ports/jobs.js";
import type { Services } from "../services.js";
import { type Finding, findingsOf } from "./finding.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Jobs that are looked at, the newest. */
const MOST = 1000;

/** Jobs that wait or run for long, or that failed lately; `held`: a server is there to run them. */
export async function checkJobs({ store, clock }: Pick<Services, "store" | "clock">, workspace: string, held: boolean) {
  const { ok, warning } = findingsOf("jobs");
  const now = clock.now();
  const inWorkspace = workspace === "main" ? "" : ` --workspace ${workspace}`;
  const jobs = await store.jobs.list(workspace, MOST);
  const some = (which: (job: Job) => boolean) => jobs.filter(which);
  const findings: Finding[] = [];
  const running = some(({ state }) => state === "running");
  const waiting = some(({ state, createdAt }) => state === "queued" && now - createdAt > HOUR);
  const long = running.filter(({ startedAt }) => now - (startedAt ?? now) > DAY);
  const failed = some(({ state, finishedAt }) => state === "failed" && now - (finishedAt ?? 0) < DAY);
  const unended = some(({ state }) => state === "queued" || state === "running");
  if (!held && unended.length > 0)
    findings.push(
      warning(`${unended.length} jobs of ${workspace} have not ended, and no server is there to run them.`, "segue serve"),
    );
  if (held && long.length > 0)
    findings.push(
      warning(
        `${list(long)} of ${workspace} run for more than a day.`,
        `See what they do: segue jobs log ${long[0]!.id}${inWorkspace}; end one: segue jobs cancel ID`,
      ),
    );
  if (held && waiting.length > 0 && running.length === 0)
    findings.push(
      warning(
        `${list(waiting)} of ${workspace} wait for more than an hour while nothing runs.`,
        "Where the setting jobs is 0 everywhere, nobody takes them: segue serve --jobs 1",
      ),
    );
  if (failed.length > 0)
    findings.push(
      warning(
        `${list(failed)} of ${workspace} failed within a day, the last with: ${failed[0]!.error?.detail ?? "no word"}`,
        `See it: segue jobs show ${failed[0]!.id}${inWorkspace}`,
      ),
    );
  return findings.length > 0 ? findings : [ok(`No job of ${workspace} is stuck or failed within a day.`)];
}

const list = (jobs: readonly Job[]) => `${jobs.length} jobs (${[...new Set(jobs.map(({ kind }) => kind))].join(", ")})`;
