import { SegueError } from "../errors.js";
import type { PersonRecord } from "../ports/persons.js";
import type { Services } from "../services.js";

/** Everything that is kept about a listener, in the store and in files. */
export interface Person extends PersonRecord {
  /** Snapshots that hold their events, by fingerprint. */
  readonly snapshots: readonly string[];
  /** Models that hold their history, as name@version. */
  readonly models: readonly string[];
}

/** Everything about a listener; throws `unknown-user`. */
export async function personOf(
  { store, snapshotFiles }: Pick<Services, "store" | "snapshotFiles">,
  workspace: string,
  id: string,
): Promise<Person> {
  const record = await store.persons.about(workspace, id, await store.audit.pseudonym(workspace, id));
  if (record === undefined) throw new SegueError("unknown-user", `There is no user ${JSON.stringify(id)}.`);
  const holds = (fingerprint: string) => snapshotFiles.holds(workspace, fingerprint, id);
  const taken = new Set((await store.snapshots.list(workspace)).map(({ fingerprint }) => fingerprint));
  const snapshots = await those([...taken], holds);
  const models = (await store.models.list(workspace)).filter((model) => model.holds === "histories");
  const holding = await those(models, async ({ dataset }) => holds(await store.snapshots.current(workspace, dataset)));
  return { ...record, snapshots, models: holding.map(({ name, version }) => `${name}@${version}`) };
}

async function those<T>(all: readonly T[], are: (one: T) => Promise<boolean>): Promise<T[]> {
  const found: T[] = [];
  for (const one of all) if (await are(one)) found.push(one);
  return found;
}
