/** Values of workspaces, each for as long as the workspace's data stand as they did; the least recently used go first where there are too many. */
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
  readonly entries: Map<string, Entry<T>>;
  bytes: number;
}

/** What an entry takes besides its value: the key and its place in the map. */
const OVERHEAD = 200;

/** `limit`: bytes of all workspaces together. */
export function createRemembered<T>(limit: number): Remembered<T> {
  const all = new Map<string, OfWorkspace<T>>();
  let total = 0;
  const forget = (workspace: string) => {
    total -= all.get(workspace)?.bytes ?? 0;
    all.delete(workspace);
  };
  const drop = (of: OfWorkspace<T>, key: string) => {
    const bytes = of.entries.get(key)?.bytes ?? 0;
    of.entries.delete(key);
    of.bytes -= bytes;
    total -= bytes;
  };
  const settled = ({ workspace, state }: Place) => {
    const of = all.get(workspace);
    if (of?.state === state) return of;
    forget(workspace);
    return undefined;
  };
  /** The oldest of the workspace that holds most, until there is room. */
  const makeRoom = () => {
    while (total > limit) {
      const fullest = [...all.values()].reduce((most, each) => (each.bytes > most.bytes ? each : most));
      const [oldest] = fullest.entries.keys();
      drop(fullest, oldest!);
    }
  };
  return {
    get(place, key) {
      const of = settled(place);
      const entry = of?.entries.get(key);
      if (of === undefined || entry === undefined) return undefined;
      of.entries.delete(key);
      of.entries.set(key, entry);
      return entry.value;
    },
    set(place, key, value, bytes) {
      const of = settled(place) ?? { state: place.state, entries: new Map<string, Entry<T>>(), bytes: 0 };
      all.set(place.workspace, of);
      drop(of, key);
      const entry = { value, bytes: bytes + OVERHEAD + 2 * key.length };
      of.entries.set(key, entry);
      of.bytes += entry.bytes;
      total += entry.bytes;
      makeRoom();
    },
    workspaces: () => [...all.keys()],
    settle: (place) => void settled(place),
    bytes: (workspace) => all.get(workspace)?.bytes ?? 0,
  };
}
