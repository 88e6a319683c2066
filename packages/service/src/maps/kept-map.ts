import { SegueError } from "../errors.js";
import { decodeSafetensors, encodeSafetensors } from "../registry/safetensors.js";
import type { Services } from "../services.js";
import { mapSources } from "./sources/list.js";

/** What is known of a map without its points. */
export interface MapRecord {
  /** The source's name: there is one map of each, the newest. */
  readonly id: string;
  readonly from: string | null;
  readonly tracks: number;
  readonly leftOut: number;
  readonly seed: number;
  readonly neighbours: number;
  readonly createdAt: number;
  readonly job: string;
}

/** A map of the catalogue. It names no listener. */
export interface CatalogueMap extends MapRecord {
  readonly ids: readonly string[];
  /** tracks × 2. */
  readonly points: Float32Array;
  /** Of each track when the map was made. */
  readonly listeners: Uint32Array;
}

type Kept = Pick<Services, "artifacts">;

const pathOf = (workspace: string, id: string) => `maps/${workspace}/${id}`;
const RECORD = "map.json";
const TRACKS = "tracks.json";
const POINTS = "points.safetensors";

/** Keeps a map in place of the one before. */
export async function keepMap({ artifacts }: Kept, workspace: string, map: CatalogueMap): Promise<void> {
  const { ids, points, listeners, ...record } = map;
  await artifacts.write(pathOf(workspace, map.id), {
    [RECORD]: Buffer.from(JSON.stringify(record)),
    [TRACKS]: Buffer.from(JSON.stringify(ids)),
    [POINTS]: encodeSafetensors({
      points: { shape: [ids.length, 2], data: points },
      listeners: { shape: [ids.length], data: listeners },
    }),
  });
}

/** The maps that were made, in the order of their sources. */
export async function mapRecords(kept: Kept, workspace: string): Promise<MapRecord[]> {
  const found = await Promise.all(mapSources.map(({ name }) => mapRecord(kept, workspace, name)));
  return found.filter((record) => record !== undefined);
}

/** Undefined where none was made of that source, or there is no such source. */
export async function mapRecord({ artifacts }: Kept, workspace: string, id: string): Promise<MapRecord | undefined> {
  if (!mapSources.some(({ name }) => name === id) || !(await artifacts.has(pathOf(workspace, id)))) return undefined;
  return JSON.parse(Buffer.from(await artifacts.read(pathOf(workspace, id), RECORD)).toString("utf8")) as MapRecord;
}

/** Throws `unknown-map`. */
export async function mapNamed(kept: Kept, workspace: string, id: string): Promise<MapRecord> {
  const record = await mapRecord(kept, workspace, id);
  if (record !== undefined) return record;
  throw new SegueError("unknown-map", `No map ${JSON.stringify(id)} was made.`);
}

/** A map with its points. */
export async function readMap({ artifacts }: Kept, workspace: string, record: MapRecord): Promise<CatalogueMap> {
  const path = pathOf(workspace, record.id);
  const { points, listeners } = decodeSafetensors(await artifacts.read(path, POINTS));
  const ids = JSON.parse(Buffer.from(await artifacts.read(path, TRACKS)).toString("utf8")) as string[];
  return { ...record, ids, points: points!.data as Float32Array, listeners: listeners!.data as Uint32Array };
}
