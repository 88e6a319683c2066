import { mkdirSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { createIdIndex, EVENT_KINDS, lastSessionsOf, resolveCleaning } from "@segue/engine";
import { rowOf } from "@segue/kernels";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseConfig } from "../../src/config.js";
import { queryOf } from "../../src/listeners/history.js";
import type { ListeningEvent } from "../../src/ports/events.js";
import { currentDataset } from "../../src/snapshots/current-dataset.js";
import { openServices } from "../../src/wire.js";
import { temporaryFolder } from "../temporary-folder.js";

const root = temporaryFolder();

const events: fc.Arbitrary<ListeningEvent[]> = fc.array(
  fc.record({
    user: fc.constantFrom("ann", "bob", "cleo", "o'brien"),
    track: fc.constantFrom("t3", "t1", "T2", "ä", "t10", "🎵"),
    kind: fc.constantFrom(...EVENT_KINDS),
    value: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.double({ min: 0.01, max: 100, noNaN: true })),
    at: fc.option(fc.integer({ min: 1_600_000_000_000, max: 1_600_000_000_005 })),
    duration: fc.constantFrom(null, 2, 200),
  }),
  { minLength: 1, maxLength: 40 },
);

const resolved = resolveCleaning({});
if ("problems" in resolved) throw new Error("every rule has defaults");
const usual = resolved.value;

describe("a listener's history", () => {
  it("is the same to a query as to the snapshot that models learn from", async () => {
    mkdirSync(root, { recursive: true });
    const services = await openServices(parseConfig({ data: mkdtempSync(join(root, "data-")), log: "silent" }));
    let workspaces = 0;
    try {
      await fc.assert(
        fc.asyncProperty(events, async (stream) => {
          const workspace = `w${workspaces++}`;
          const half = stream.length >> 1;
          for (const part of [stream.slice(0, half), stream.slice(half)]) {
            if (part.length > 0) await services.store.events.add(workspace, part, 0);
          }
          const dataset = await currentDataset(services, workspace);
          const again = await currentDataset(services, workspace);
          expect(again.fingerprint).toBe(dataset.fingerprint);
          for (const [row, user] of dataset.users.ids.entries()) {
            const { history } = queryOf(await services.store.events.ofUser(workspace, user), dataset, usual);
            expect(history, user).toEqual(rowOf(dataset.plays, row));
          }
        }),
        { numRuns: 40 },
      );
    } finally {
      await services.store.close();
    }
  });

  it("leaves out tracks that came in after the model was trained", async () => {
    const tracks = { ids: ["t1"], size: 1, indexOf: (id: string) => (id === "t1" ? 0 : undefined) };
    const seen = ["t1", "t9", "t1"].map((track) => ({
      track,
      kind: "play" as const,
      value: 1,
      at: null,
      duration: null,
      trackSeconds: null,
    }));
    const { history } = queryOf(seen, { tracks, signal: "plays" }, usual);
    expect([[...history.indices], [...history.values]]).toEqual([[0], [2]]);
  });

  it("tells what is listened to now: what came since the last long break, or all of it in the order given", () => {
    const tracks = createIdIndex(["t1", "t2", "t3"]);
    const asked = (told: readonly (readonly [track: string, minute: number | null])[]) => {
      const events = told.map(([track, minute]) => ({
        track,
        kind: "play" as const,
        value: 1,
        at: minute === null ? null : 60_000 * minute,
        duration: null,
        trackSeconds: null,
      }));
      const { session, sequence } = queryOf(events, { tracks, signal: "plays" }, usual);
      return [session, sequence].map((rows) => [...rows!]);
    };
    expect(
      asked([
        ["t3", 0],
        ["t1", 50],
        ["t9", 60],
        ["t2", 85],
      ]),
    ).toEqual([
      [0, 1],
      [2, 0, 1],
    ]);
    expect(
      asked([
        ["t2", null],
        ["t1", null],
        ["t2", null],
      ]),
    ).toEqual([
      [1, 0, 1],
      [1, 0, 1],
    ]);
    expect(asked([])).toEqual([[], []]);
  });

  it("has the session of the snapshot that models learn from", async () => {
    const services = await openServices(parseConfig({ data: mkdtempSync(join(root, "data-")), log: "silent" }));
    let workspaces = 0;
    try {
      await fc.assert(
        fc.asyncProperty(events, async (stream) => {
          const workspace = `w${workspaces++}`;
          const timed = stream.map((event, i) => ({ ...event, at: (event.at ?? 1_600_000_000_000) + 1_000_000 * i }));
          await services.store.events.add(workspace, timed, 0);
          const dataset = await currentDataset(services, workspace);
          const sessions = lastSessionsOf(dataset.events, dataset.users.size);
          for (const [row, user] of dataset.users.ids.entries()) {
            const { session } = queryOf(await services.store.events.ofUser(workspace, user), dataset, usual);
            expect(session, user).toEqual(sessions[row]);
          }
        }),
        { numRuns: 20 },
      );
    } finally {
      await services.store.close();
    }
  });
});
