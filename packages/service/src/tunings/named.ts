import { SegueError } from "../errors.js";
import type { Tuning } from "../ports/tunings.js";
import type { Services } from "../services.js";

/** The tuning of that id; throws `unknown-tuning`. */
export async function tuningNamed({ store }: Pick<Services, "store">, workspace: string, id: string): Promise<Tuning> {
  const tuning = await store.tunings.get(workspace, id);
  if (tuning === undefined) throw new SegueError("unknown-tuning", `There is no tuning ${JSON.stringify(id)}.`);
  return tuning;
}

/** How it stands: as its job does; where that is no more, `done` or `cancelled` by what it left. */
export async function stateOf({ store }: Pick<Services, "store">, { workspace, job, final }: Tuning) {
  const found = await store.jobs.get(workspace, job);
  return found?.state ?? (final === null ? "cancelled" : "done");
}
