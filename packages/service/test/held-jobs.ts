import type { Job, SegueClient } from "@segue/client";
import { heldAt, type Place, within } from "./held-at.js";
import { jobWhen } from "./http/running-service.js";

/** Begins a job of this process's service, and resolves when it is held at the place; `when` tells that it got there. */
export async function held(
  client: SegueClient,
  begin: () => Promise<Job>,
  { at, when = hasTold }: { readonly at: Place; readonly when?: (job: Job) => boolean },
): Promise<Job> {
  return within(heldAt(at), async () => {
    const { id } = await begin();
    return jobWhen(client, id, (job) => when(job) || hasEnded(job));
  });
}

const hasTold = ({ state, doing }: Job) => state === "running" && !/^(?:waiting|starting)/.test(doing);
const hasEnded = ({ state }: Job) => state !== "queued" && state !== "running";
