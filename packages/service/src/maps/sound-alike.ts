import { topK } from "@segue/kernels";
import { SegueError } from "../errors.js";
import type { JobContext } from "../jobs/handler.js";
import { decodeSafetensors, encodeSafetensors } from "../registry/safetensors.js";
import type { Services } from "../services.js";
import { commonQualities, qualitiesOf, type SoundQualities } from "./sound-qualities.js";
import { soundVectors } from "./sources/sound.js";

/** A track that sounds like another, and how far their vectors are apart. */
export interface Alike {
  readonly track: string;
  readonly distance: number;
}

/** In what two tracks that sound alike are alike, in words. */
export type SoundsLike = SoundQualities;

/** Which tracks sound alike, from what was kept of them. */
export interface SoundAlike {
  /** The nearest first, at most `most`; undefined where nothing was computed of the track. */
  near(workspace: string, track: string, most: number): Promise<readonly Alike[] | undefined>;
  /** For each pair in what both are alike; undefined where they do not sound alike, or nothing was computed of one. */
  pairs(
    workspace: string,
    pairs: readonly { readonly heard: string; readonly item: string }[],
  ): Promise<(SoundsLike | undefined)[]>;
}

type Kept = Pick<Services, "artifacts" | "store">;

interface Vectors {
  readonly tracks: readonly string[];
  readonly rowOf: ReadonlyMap<string, number>;
  /** tracks × numbers, row-major. */
  readonly rows: Float32Array;
  /** How far two tracks are apart where they are taken for alike. */
  readonly close: number;
  /** Those that were asked for. */
  readonly qualities: Map<string, SoundQualities>;
}

const pathOf = (workspace: string) => `maps/${workspace}/sound-alike`;
/** Names the job that computed them, so that it is seen whether they are others. */
const MADE = "made.json";
const TRACKS = "tracks.json";
const VECTORS = "vectors.safetensors";
/** Two tracks sound alike where they are this part as far apart as two that are drawn by chance. */
const CLOSE = 0.6;
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

export function createSoundAlike({ artifacts, store }: Kept): SoundAlike {
  const known = new Map<string, { readonly made: string; readonly vectors: Vectors }>();
  const read = async (workspace: string): Promise<Vectors | undefined> => {
    const path = pathOf(workspace);
    if (!(await artifacts.has(path))) return undefined;
    const made = Buffer.from(await artifacts.read(path, MADE)).toString("utf8");
    const before = known.get(workspace);
    if (before?.made === made) return before.vectors;
    const tracks = JSON.parse(Buffer.from(await artifacts.read(path, TRACKS)).toString("utf8")) as string[];
    const { vectors } = decodeSafetensors(await artifacts.read(path, VECTORS));
    const rows = vectors!.data as Float32Array;
    const rowOf = new Map(tracks.map((track, row) => [track, row]));
    const now = { tracks, rowOf, rows, close: CLOSE * usualDistance(rows, tracks.length), qualities: new Map() };
    known.delete(workspace);
    known.set(workspace, { made, vectors: now });
    for (const oldest of known.keys()) if (known.size > MOST) known.delete(oldest);
    return now;
  };
  return {
    async near(workspace, track, most) {
      const vectors = await read(workspace);
      const row = vectors?.rowOf.get(track);
      return vectors === undefined || row === undefined ? undefined : nearest(vectors, row, most);
    },
    async pairs(workspace, pairs) {
      const vectors = await read(workspace);
      if (vectors === undefined) return pairs.map(() => undefined);
      const alike = pairs.map(({ heard, item }) => soundAlike(vectors, heard, item));
      const { qualities } = vectors;
      const asked = new Set(pairs.filter((_, i) => alike[i]).flatMap(({ heard, item }) => [heard, item]));
      const missing = [...asked].filter((track) => !qualities.has(track));
      const found = missing.length === 0 ? new Map() : await qualitiesOf({ artifacts, store }, workspace, missing);
      for (const track of missing) qualities.set(track, found.get(track) ?? {});
      return pairs.map(({ heard, item }, i) =>
        alike[i] ? commonQualities(qualities.get(heard)!, qualities.get(item)!) : undefined,
      );
    },
  };
}

function soundAlike({ rowOf, rows, tracks, close }: Vectors, one: string, other: string): boolean {
  const [a, b] = [rowOf.get(one), rowOf.get(other)];
  return a !== undefined && b !== undefined && distance(rows, rows.length / tracks.length, a, b) <= close;
}

function distance(rows: Float32Array, width: number, a: number, b: number): number {
  let sum = 0;
  for (let c = 0; c < width; c++) sum += (rows[a * width + c]! - rows[b * width + c]!) ** 2;
  return Math.sqrt(sum);
}

/** The root of the mean squared distance of two tracks: every number has mean 0, so it is twice the mean of their squares. */
const usualDistance = (rows: Float32Array, tracks: number) =>
  Math.sqrt((2 * rows.reduce((sum, x) => sum + x * x, 0)) / Math.max(1, tracks));

/** By the Euclidean distance; of equal ones those that come first. */
function nearest({ tracks, rows }: Vectors, of: number, most: number): Alike[] {
  const width = rows.length / tracks.length;
  const nearness = new Float32Array(tracks.length);
  for (let row = 0; row < tracks.length; row++) {
    nearness[row] = row === of ? Number.NaN : -distance(rows, width, row, of);
  }
  return Array.from(topK(nearness, most), (row) => ({ track: tracks[row]!, distance: -nearness[row]! }));
}
