import { topK } from "@segue/kernels";
import { SegueError } from "../errors.js";
import type { JobContext } from "../jobs/handler.js";
import { decodeSafetensors, encodeSafetensors } from "../registry/safetensors.js";
import type { Services } from "../services.js";
import { soundVectors } from "./sources/sound.js";

/** A track that sounds like another, and how far their vectors are apart. */
export interface Alike {
  readonly track: string;
  readonly distance: number;
}

/** Which tracks sound alike, from what was kept of them. */
export interface SoundAlike {
  /** The nearest first, at most `most`; undefined where nothing was computed of the track. */
  near(workspace: string, track: string, most: number): Promise<readonly Alike[] | undefined>;
}

type Kept = Pick<Services, "artifacts">;

interface Vectors {
  readonly tracks: readonly string[];
  /** tracks × numbers, row-major. */
  readonly rows: Float32Array;
}

const pathOf = (workspace: string) => `maps/${workspace}/sound-alike`;
/** Names the job that computed them, so that it is seen whether they are others. */
const MADE = "made.json";
const TRACKS = "tracks.json";
const VECTORS = "vectors.safetensors";
/** Workspaces whose vectors stay in memory; 100,000 tracks take some 50 MB. */
const MOST = 2;

/** Keeps how all tracks sound, in place of what was kept before; nothing where too little is known of them. */
export async function keepSoundVectors(context: JobContext): Promise<void> {
  const { services, workspace } = context;
  const told = await soundVectors({ ...context, report: async () => {} }).catch((thrown: unknown) => {
    if (thrown instanceof SegueError && thrown.code === "not-enough-data") return undefined;
    throw thrown;
  });
  if (told === undefined) return;
  const { rows, cols, data } = told.vectors;
  await services.artifacts.write(pathOf(workspace), {
    [MADE]: Buffer.from(JSON.stringify({ job: context.id, at: services.clock.now() })),
    [TRACKS]: Buffer.from(JSON.stringify(told.tracks)),
    [VECTORS]: encodeSafetensors({ vectors: { shape: [rows, cols], data: Float32Array.from(data) } }),
  });
}

export function createSoundAlike({ artifacts }: Kept): SoundAlike {
  const known = new Map<string, { readonly made: string; readonly vectors: Vectors }>();
  const read = async (workspace: string): Promise<Vectors | undefined> => {
    const path = pathOf(workspace);
    if (!(await artifacts.has(path))) return undefined;
    const made = Buffer.from(await artifacts.read(path, MADE)).toString("utf8");
    const before = known.get(workspace);
    if (before?.made === made) return before.vectors;
    const tracks = JSON.parse(Buffer.from(await artifacts.read(path, TRACKS)).toString("utf8")) as string[];
    const { vectors } = decodeSafetensors(await artifacts.read(path, VECTORS));
    const now = { tracks, rows: vectors!.data as Float32Array };
    known.delete(workspace);
    known.set(workspace, { made, vectors: now });
    for (const oldest of known.keys()) if (known.size > MOST) known.delete(oldest);
    return now;
  };
  return {
    async near(workspace, track, most) {
      const vectors = await read(workspace);
      const row = vectors?.tracks.indexOf(track) ?? -1;
      return vectors === undefined || row < 0 ? undefined : nearest(vectors, row, most);
    },
  };
}

/** By the Euclidean distance; of equal ones those that come first. */
function nearest({ tracks, rows }: Vectors, of: number, most: number): Alike[] {
  const width = rows.length / tracks.length;
  const nearness = new Float32Array(tracks.length);
  for (let row = 0; row < tracks.length; row++) {
    let sum = 0;
    for (let c = 0; c < width; c++) sum += (rows[row * width + c]! - rows[of * width + c]!) ** 2;
    nearness[row] = row === of ? Number.NaN : -Math.sqrt(sum);
  }
  return Array.from(topK(nearness, most), (row) => ({ track: tracks[row]!, distance: -nearness[row]! }));
}
