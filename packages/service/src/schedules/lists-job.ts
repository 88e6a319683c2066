import { Type } from "typebox";
import { defineJob, type JobContext } from "../jobs/handler.js";
import { outputsOf, removeOutput } from "../jobs/output.js";
import { recommendAllJob } from "../listeners/recommend-all-job.js";
import type { Services } from "../services.js";
import { listsPlanSchema } from "./plan.js";

/** Does what a schedule plans that writes everybody's lists: a new file, and older ones go. */
export const listsJob = defineJob({
  kind: "lists",
  input: Type.Object({ schedule: Type.String(), plan: listsPlanSchema }, { additionalProperties: false }),
  resource: ({ schedule }) => `lists:${schedule}`,
  async run({ schedule, plan: { model, deployment, n, rules, keep } }, context) {
    const wish = { n, ...(model === undefined ? {} : { model }), ...(deployment === undefined ? {} : { deployment }) };
    const written = await recommendAllJob.run({ ...wish, ...(rules === undefined ? {} : { rules }) }, context);
    // What writing lists tells is the contract of that job.
    return { schedule, ...(written as object), removed: await keepNewest(schedule, keep, context) };
  },
});

/** Removes the files of a schedule but for the newest; the jobs whose files went. */
async function keepNewest(schedule: string, keep: number, { services, workspace }: JobContext): Promise<string[]> {
  const removed: string[] = [];
  let kept = 0;
  for await (const job of jobsWithFiles(services, workspace, schedule)) {
    if (++kept <= keep) continue;
    await removeOutput(services.config.data, workspace, job);
    removed.push(job);
  }
  return removed;
}

/** Jobs that a schedule began and whose file is there, whole; the newest first. */
export async function* jobsWithFiles(
  { store, config }: Pick<Services, "store" | "config">,
  workspace: string,
  schedule: string,
): AsyncGenerator<string> {
  let cursor: string | undefined;
  do {
    const page = await store.schedules.runs(workspace, schedule, { limit: 100, cursor });
    for (const { job } of page.items) if ((await outputsOf(config.data, workspace, job)).length > 0) yield job;
    cursor = page.next;
  } while (cursor !== undefined);
}
