import { EVERYTHING } from "../../ports/jobs.js";

/** What decides whether a job may run now. */
export interface Wish {
  readonly workspace_id: string;
  readonly resource: string;
}

/** The first of the waiting that may run beside those that run. Who waits for something keeps those behind from taking it. */
export function nextJob<T extends Wish>(waiting: readonly T[], running: readonly Wish[]): T | undefined {
  const taken = [...running];
  for (const job of waiting) {
    if (!taken.some((other) => collide(job, other))) return job;
    taken.push(job);
  }
  return undefined;
}

function collide(one: Wish, other: Wish): boolean {
  if (one.workspace_id !== other.workspace_id) return false;
  if (one.resource === EVERYTHING || other.resource === EVERYTHING) return true;
  return one.resource !== "" && one.resource === other.resource;
}
