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
  const holding = (fingerprints: Iterable<string>) => snapshotFiles.holding(workspace, [...new Set(fingerprints)], id);
  const snapshots = await holding((await store.snapshots.list(workspace)).map(({ fingerprint }) => fingerprint));
  const models = (await store.models.list(workspace)).filter((model) => model.holds === "histories");
  const learnedFrom = await Promise.all(models.map(({ dataset }) => store.snapshots.current(workspace, dataset)));
  const theirs = new Set(await holding(learnedFrom));
  const holdingModels = models.filter((_, at) => theirs.has(learnedFrom[at]!));
  return { ...record, snapshots, models: holdingModels.map(({ name, version }) => `${name}@${version}`) };
}
