import { type EventRow, simulateWorld, type TrackRow } from "@segue/engine";
import { Type } from "typebox";
import { SegueError } from "../errors.js";
import { defineJob } from "../jobs/handler.js";
import { DATA } from "../ports/jobs.js";

/** Rows that go to the store together. */
const BATCH = 4096;

/** Fills an empty workspace with the simulated world. */
export const simulateJob = defineJob({
  kind: "simulate",
  input: Type.Object(
    {
      seed: Type.Integer({ minimum: 0, default: 1 }),
      listeners: Type.Integer({ minimum: 1, default: 2000 }),
      tracks: Type.Integer({ minimum: 1, default: 5000 }),
      plays: Type.Integer({ minimum: 1, default: 200_000 }),
    },
    { additionalProperties: false },
  ),
  resource: () => DATA,
  async run(input, { services: { store, clock }, workspace, id, report }) {
    if ((await store.events.count(workspace)) > 0)
      throw new SegueError("invalid-request", "The simulated world goes into an empty folder only.");
    await report(0, "inventing listeners and tracks");
    const world = simulateWorld({ ...input, until: clock.now() });
    const stage = await store.imports.stage(workspace, id);
    try {
      const place = { file: world.version, line: 0 };
      const tracks = world.tracks.map(({ id: track, title, artist, genre, year, tempo, mood }): TrackRow => {
        const facts = { genre, year, tempo: Math.round(tempo), ...rounded(mood) };
        return { type: "track", ...place, track, title, artist, facts };
      });
      await stage.add(tracks);
      for (let from = 0; from < world.events.length; from += BATCH) {
        await report(from / world.events.length, "listening");
        await stage.add(
          world.events.slice(from, from + BATCH).map((event): EventRow => ({ type: "event", ...place, ...event, value: 1 })),
        );
      }
      const rows = { read: world.events.length, kept: world.events.length, changed: 0, left: 0 };
      await stage.publish({
        id,
        name: `simulated listening (${world.version}, seed ${input.seed})`,
        format: "simulated",
        contentHash: `${world.version} ${JSON.stringify(input)}`,
        rows,
        rules: [],
        simulated: true,
        createdAt: clock.now(),
      });
      return { import: id, rows, listeners: world.users.length, tracks: world.tracks.length };
    } catch (thrown) {
      await stage.discard();
      throw thrown;
    }
  },
});

/** To a hundredth, as somebody would write them down. */
const rounded = ({ valence, arousal }: { readonly valence: number; readonly arousal: number }) => ({
  valence: Math.round(100 * valence) / 100,
  arousal: Math.round(100 * arousal) / 100,
});
