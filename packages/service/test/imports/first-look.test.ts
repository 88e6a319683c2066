import { type DataRow, resolveCleaning } from "@segue/engine";
import { describe, expect, it } from "vitest";
import { FirstLook } from "../../src/imports/first-look.js";

const { value: usual } = resolveCleaning({}) as Extract<ReturnType<typeof resolveCleaning>, { value: unknown }>;
const PLACE = { file: "plays.csv", line: 2 };
const rows: readonly DataRow[] = [
  { type: "event", ...PLACE, user: "ann", track: "t1", kind: "play", value: 1 },
  { type: "track", ...PLACE, track: "t1", title: "One" },
  { type: "track", ...PLACE, track: "t1", title: "One" },
  { type: "friend", ...PLACE, user: "ann", friend: "bob" },
  { type: "tag", ...PLACE, track: "t1", tag: "calm" },
];

describe("a first look", () => {
  it("tells what the rows are like, and nothing of more than it may hold, or of rows that nobody listened to", async () => {
    const judged = (most: number, given = rows) => {
      const look = new FirstLook(most);
      look.add(given);
      return look.judged("plays", usual, async () => {});
    };
    expect(await judged(5)).toMatchObject({ after: { events: 1, users: 1, tracks: 1 } });
    expect((await judged(5))!.shape.missing).toContainEqual({ field: "title", missing: 0 });
    expect(await judged(4)).toBeNull();
    expect(await judged(5, rows.slice(1))).toBeNull();
    const wordy: DataRow = { type: "track", ...PLACE, track: "t1", title: "One".repeat(100) };
    expect(await judged(5, [...rows.slice(0, 4), wordy])).toBeNull();
  });
});
