/** Values of workspaces, each for as long as the workspace's data stand as they did; what was not used for the longest time goes first where there are too many. */
export interface Remembered<T> {
  get(place: Place, key: string): T | undefined;
  set(place: Place, key: string, value: T, bytes: number): void;
  /** Workspaces of which anything is remembered. */
  workspaces(): string[];
  /** Forgets what was remembered of a workspace unless its data stand so. */
  settle(place: Place): void;
  /** Bytes that are remembered of a workspace, roughly. */
  bytes(workspace: string): number;
}

/** A workspace, and how its data stand. */
export interface Place {
  readonly workspace: string;
  readonly state: string;
}

interface Entry<T> {
  readonly value: T;
  readonly bytes: number;
}

interface OfWorkspace<T> {
  readonly state: string;
  /** Used since the last turn, and used before it. */
  young: Generation<T>;
  old: Generation<T>;
}

interface Generation<T> {
  readonly entries: Map<string, Entry<T>>;
  bytes: number;
}

/** What an entry takes besides its value: the key and its place in the map. */
const OVERHEAD = 200;

/**
 * `limit`: bytes of all workspaces together. Two generations: where there is no room all that was not used since the last turn goes at once. Entries
 * that are used again and again stay where they are: a map whose entries are taken out and put back at its end is built anew every so often, and with
 * 100,000 entries everybody waits for that.
 */
export function createRemembered<T>(limit: number): Remembered<T> {
  const all = new Map<string, OfWorkspace<T>>();
  let total = 0;
  const forget = (workspace: string) => {
    total -= bytesOf(all.get(workspace));
    all.delete(workspace);
  };
  const take = (generation: Generation<T>, key: string) => {
    const entry = generation.entries.get(key);
    if (entry === undefined) return undefined;
    generation.entries.delete(key);
    generation.bytes -= entry.bytes;
    total -= entry.bytes;
    return entry;
  };
  const put = (generation: Generation<T>, key: string, entry: Entry<T>) => {
    generation.entries.set(key, entry);
    generation.bytes += entry.bytes;
    total += entry.bytes;
  };
  const settled = ({ workspace, state }: Place) => {
    const of = all.get(workspace);
    if (of?.state === state) return of;
    forget(workspace);
    return undefined;
  };
  /** All goes that was not used since the last turn. */
  const turn = (of: OfWorkspace<T>) => {
    total -= of.old.bytes;
    of.old = of.young;
    of.young = newGeneration();
  };
  const makeRoom = (of: OfWorkspace<T>) => {
    if (of.young.bytes > limit / 2) turn(of);
    while (total > limit) turn([...all.values()].reduce((most, each) => (bytesOf(each) > bytesOf(most) ? each : most)));
  };
  return {
    get(place, key) {
      const of = settled(place);
      const entry = of?.young.entries.get(key);
      if (of === undefined || entry !== undefined) return entry?.value;
      const before = take(of.old, key);
      if (before !== undefined) put(of.young, key, before);
      return before?.value;
    },
    set(place, key, value, bytes) {
      const of = settled(place) ?? { state: place.state, young: newGeneration<T>(), old: newGeneration<T>() };
      all.set(place.workspace, of);
      take(of.young, key);
      take(of.old, key);
      put(of.young, key, { value, bytes: bytes + OVERHEAD + 2 * key.length });
      makeRoom(of);
    },
    workspaces: () => [...all.keys()],
    settle: (place) => void settled(place),
    bytes: (workspace) => bytesOf(all.get(workspace)),
  };
}

const newGeneration = <T>(): Generation<T> => ({ entries: new Map(), bytes: 0 });
const bytesOf = <T>(of: OfWorkspace<T> | undefined) => (of === undefined ? 0 : of.young.bytes + of.old.bytes);
