import { type FactColumn, factColumns } from "@segue/engine";
import type { Track } from "../ports/tracks.js";
import type { Services } from "../services.js";
import { type CatalogueMap, mapNamed, readMap } from "./kept-map.js";

/** A map with what is known of its tracks; those that were removed since are not on it. */
export interface ShownMap extends CatalogueMap {
  readonly titles: readonly (string | null)[];
  readonly artists: readonly (string | null)[];
  readonly facts: readonly FactColumn[];
}

/** Maps as they are shown, in memory for as long as nothing changed. */
export interface MapsInMemory {
  /** Throws `unknown-map`. */
  of(workspace: string, id: string): Promise<ShownMap>;
}

/** Maps kept in memory; one of 100,000 tracks takes some 50 MB. */
const MOST = 2;

export function createMapsInMemory(services: Pick<Services, "store" | "artifacts">): MapsInMemory {
  const shown = new Map<string, Promise<ShownMap>>();
  return {
    async of(workspace, id) {
      const record = await mapNamed(services, workspace, id);
      const revision = await services.store.tracks.revision(workspace);
      const key = JSON.stringify([workspace, id, record.job, record.createdAt, revision]);
      const map = shown.get(key) ?? readMap(services, workspace, record).then((read) => withNames(services, workspace, read));
      shown.delete(key);
      shown.set(key, map);
      map.catch(() => shown.delete(key));
      for (const oldest of shown.keys()) if (shown.size > MOST) shown.delete(oldest);
      return map;
    },
  };
}

async function withNames({ store }: Pick<Services, "store">, workspace: string, map: CatalogueMap): Promise<ShownMap> {
  const wanted = new Set(map.ids);
  const known = new Map<string, Track>();
  for await (const some of store.tracks.everything(workspace))
    for (const track of some) if (wanted.has(track.id)) known.set(track.id, track);
  const rows = map.ids.flatMap((id, row) => (known.has(id) ? [row] : []));
  const tracks = rows.map((row) => known.get(map.ids[row]!)!);
  return {
    ...map,
    tracks: rows.length,
    ids: tracks.map(({ id }) => id),
    points: Float32Array.from(rows.flatMap((row) => [map.points[2 * row]!, map.points[2 * row + 1]!])),
    listeners: Uint32Array.from(rows, (row) => map.listeners[row]!),
    titles: tracks.map(({ title }) => title),
    artists: tracks.map(({ artist }) => artist),
    facts: factColumns(tracks.map(({ facts }) => facts)),
  };
}
