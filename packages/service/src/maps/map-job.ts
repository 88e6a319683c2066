import { OneOf } from "@segue/engine";
import { createRandom, planarLayout } from "@segue/kernels";
import { Type } from "typebox";
import { SegueError } from "../errors.js";
import { defineJob, type JobContext, part } from "../jobs/handler.js";
import { currentDataset } from "../snapshots/current-dataset.js";
import { drive } from "./drive.js";
import { type CatalogueMap, keepMap, mapRecord, readMap } from "./kept-map.js";
import { mapSources } from "./sources/list.js";

/** Fewer tracks are a list, not a map. */
const FEWEST = 50;

/** Lays out the tracks in the plane, near ones near, and keeps that in place of the map before, from which it goes on. */
export const mapJob = defineJob({
  kind: "map",
  input: Type.Object(
    {
      of: OneOf(
        mapSources.map(({ name }) => name),
        {
          default: "plays",
          description:
            "What makes tracks near: plays, who plays them; model, what a model learned of them; sound, how they sound",
        },
      ),
      model: Type.Optional(
        Type.String({
          maxLength: 130,
          description: "For model: name, name@version or name@alias; otherwise the first that keeps vectors",
        }),
      ),
      neighbours: Type.Integer({
        minimum: 2,
        maximum: 50,
        default: 15,
        description: "Tracks next to each that it is laid out by: few show small groups, many the large shape",
      }),
      seed: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, default: 42 }),
      afresh: Type.Boolean({ default: false, description: "Begin anew instead of from where the tracks lay on the map before" }),
    },
    { additionalProperties: false },
  ),
  resource: ({ of }) => `map:${of}`,
  async run({ of, model, neighbours, seed, afresh }, context) {
    const { services, workspace, id: job, report } = context;
    const source = mapSources.find(({ name }) => name === of)!;
    await report(0, "reading what is known of the tracks");
    const begun = performance.now();
    const told = await source.vectors({ model, seed }, { ...context, report: part(report, 0, 0.2) });
    if (told.tracks.length < FEWEST)
      throw new SegueError("not-enough-data", `A map needs ${FEWEST} tracks; there are ${told.tracks.length}.`);
    const before = afresh ? undefined : await whereTheyLay(context, of, told.tracks);
    const options = { neighbours, random: createRandom(seed), ...(before === undefined ? {} : { before }) };
    const points = await drive(planarLayout(told.vectors, options), part(report, 0.2, 0.98), "laying out the tracks");
    const listeners = await listenersOf(context, told.tracks);
    const record = { id: of, from: told.from, tracks: told.tracks.length, leftOut: told.leftOut, seed, neighbours, job };
    const map: CatalogueMap = {
      ...record,
      createdAt: services.clock.now(),
      ids: told.tracks,
      points: Float32Array.from(points),
      listeners,
    };
    await keepMap(services, workspace, map);
    return {
      map: of,
      from: told.from,
      tracks: map.tracks,
      leftOut: map.leftOut,
      seconds: Math.round(performance.now() - begun) / 1000,
    };
  },
});

/** tracks × 2, NaN where one is new; undefined where there was no map. */
async function whereTheyLay({ services, workspace }: JobContext, id: string, tracks: readonly string[]) {
  const record = await mapRecord(services, workspace, id);
  if (record === undefined) return undefined;
  const map = await readMap(services, workspace, record);
  const rowOf = new Map(map.ids.map((track, row) => [track, row]));
  return Float64Array.from({ length: 2 * tracks.length }, (_, i) => {
    const row = rowOf.get(tracks[i >> 1]!);
    return row === undefined ? Number.NaN : map.points[2 * row + (i % 2)]!;
  });
}

/** How many listeners each track has; where nobody listened to anything, none. */
async function listenersOf({ services, workspace }: JobContext, ids: readonly string[]): Promise<Uint32Array> {
  if ((await services.store.events.count(workspace)) === 0) return new Uint32Array(ids.length);
  const { plays, tracks } = await currentDataset(services, workspace);
  const counts = new Uint32Array(tracks.size);
  for (const track of plays.indices) counts[track]!++;
  return Uint32Array.from(ids, (id) => {
    const row = tracks.indexOf(id);
    return row === undefined ? 0 : counts[row]!;
  });
}
