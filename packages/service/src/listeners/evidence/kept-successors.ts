import { createIdIndex, type Dataset, howOften, type IdIndex, type Successors, sessionsOf, successorsOf } from "@segue/engine";
import { decodeSafetensors, encodeSafetensors } from "../../registry/safetensors.js";
import type { Services } from "../../services.js";

/** How often tracks come after each other in sessions, counted over all listeners when a model was trained last. */
export interface KeptSuccessors {
  /** For each pair in how many sessions the item came after the track that was heard, of how many with that one; undefined where that is not often. */
  follows(workspace: string, pairs: readonly HeardAndItem[]): Promise<(Follows | undefined)[]>;
}

/** A track of a history, and one that it speaks for, by their ids. */
export interface HeardAndItem {
  readonly heard: string;
  readonly item: string;
}

export interface Follows {
  readonly sessions: number;
  readonly of: number;
}

type Kept = Pick<Services, "artifacts">;

/** A folder of the workspace's, below those of its maps: both say what lies close, and go together. */
const pathOf = (workspace: string) => `maps/${workspace}/successors`;
/** Names the dataset that they were counted in. */
const MADE = "made.json";
const TRACKS = "tracks.json";
const COUNTS = "counts.safetensors";
/** Workspaces whose counts stay in memory; those of 100,000 tracks take some 10 MB. */
const MOST = 2;

/** Counts them in a dataset and keeps that in place of what was kept before; nothing is done where they were counted in it already. */
export async function keepSuccessors({ artifacts }: Kept, workspace: string, dataset: Dataset): Promise<void> {
  const path = pathOf(workspace);
  const made = JSON.stringify({ dataset: dataset.fingerprint });
  if ((await artifacts.has(path)) && textOf(await artifacts.read(path, MADE)) === made) return;
  const found = successorsOf(sessionsOf(dataset.events, dataset.users.size), dataset.tracks.size);
  const tensors = Object.entries(found).map(([name, data]) => [name, { shape: [data.length], data }] as const);
  await artifacts.write(path, {
    [MADE]: Buffer.from(made),
    [TRACKS]: Buffer.from(JSON.stringify(dataset.tracks.ids)),
    [COUNTS]: encodeSafetensors(Object.fromEntries(tensors)),
  });
}

/** What was counted goes where those who were counted do; the next training counts anew. */
export const forgetSuccessors = ({ artifacts }: Kept, workspace: string): Promise<void> => artifacts.remove(pathOf(workspace));

interface Read {
  readonly made: string;
  readonly tracks: IdIndex;
  readonly successors: Successors;
}

export function createKeptSuccessors({ artifacts }: Kept): KeptSuccessors {
  const known = new Map<string, Read>();
  const read = async (workspace: string): Promise<Read | undefined> => {
    const path = pathOf(workspace);
    if (!(await artifacts.has(path))) {
      // Somebody was erased: what was counted goes from memory, too.
      known.delete(workspace);
      return undefined;
    }
    const made = textOf(await artifacts.read(path, MADE));
    const before = known.get(workspace);
    const now = before?.made === made ? before : { made, ...(await readCounts(artifacts, path)) };
    known.delete(workspace);
    known.set(workspace, now);
    for (const oldest of known.keys()) if (known.size > MOST) known.delete(oldest);
    return now;
  };
  return {
    async follows(workspace, pairs) {
      const counted = await read(workspace);
      return pairs.map(({ heard, item }) => counted && followsIn(counted, heard, item));
    },
  };
}

async function readCounts(artifacts: Kept["artifacts"], path: string): Promise<Omit<Read, "made">> {
  const tracks = createIdIndex(JSON.parse(textOf(await artifacts.read(path, TRACKS))) as string[]);
  const tensors = decodeSafetensors(await artifacts.read(path, COUNTS));
  const whole = (name: keyof Successors) => tensors[name]!.data as Uint32Array;
  const successors = {
    sessions: whole("sessions"),
    indptr: whole("indptr"),
    tracks: tensors.tracks!.data as Int32Array,
    counts: whole("counts"),
  };
  return { tracks, successors };
}

function followsIn({ tracks, successors }: Read, heard: string, item: string): Follows | undefined {
  const [before, after] = [tracks.indexOf(heard), tracks.indexOf(item)];
  return before === undefined || after === undefined ? undefined : howOften(successors, before, after);
}

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("utf8");
