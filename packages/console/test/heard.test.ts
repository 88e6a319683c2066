import { describe, expect, it } from "vitest";
import { type Heard, heardUntil, NOTHING, toldOf } from "../src/player/heard.js";

/** What was heard by somebody who looks at these places of a track, in seconds. */
const through = (places: readonly number[], length: number): Heard =>
  places.reduce((heard, at) => heardUntil(heard, at, length), NOTHING);
const seconds = (from: number, to: number) => Array.from({ length: (to - from) * 4 + 1 }, (_, i) => from + i / 4);

describe("what was heard of a track", () => {
  it("counts what sounded, and neither what was jumped over nor the way back", () => {
    expect(through(seconds(0, 10), 200).seconds).toBe(10);
    expect(through([...seconds(0, 10), ...seconds(150, 160)], 200).seconds).toBe(20);
    expect(through([...seconds(0, 10), ...seconds(3, 5)], 200).seconds).toBe(12);
  });

  it("is a play after half a minute or half of a short track, however it is left", () => {
    for (const how of ["ended", "next", "stopped"] as const) {
      expect(toldOf(through(seconds(0, 31), 240), how)).toEqual({ kind: "play", duration: 31 });
      expect(toldOf(through(seconds(0, 11), 20), how)).toEqual({ kind: "play", duration: 11 });
    }
  });

  it("is a skip where one goes on early, and nothing where one stops, chooses another or heard nothing", () => {
    const early = through(seconds(0, 8), 240);
    expect(toldOf(early, "next")).toEqual({ kind: "skip", duration: 8 });
    expect(toldOf(early, "stopped")).toBeUndefined();
    expect(toldOf(through([0, 239], 240), "ended")).toBeUndefined();
    expect(toldOf(NOTHING, "next")).toBeUndefined();
  });
});
