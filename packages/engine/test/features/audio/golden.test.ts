import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { extract } from "../../../src/features/audio/extract.js";
import { audioFeatures } from "../../../src/features/audio/sets/list.js";
import { sounds } from "./golden/sounds.js";

interface Kept {
  readonly bands: number;
  readonly frames: number;
  readonly most: number;
  /** Every so many rows and frames are kept. */
  readonly every: readonly [number, number];
  readonly values: readonly number[];
}

const golden = JSON.parse(readFileSync(new URL("./golden/golden.json", import.meta.url), "utf8")) as Record<
  string,
  Record<string, Kept>
>;

/** Numbers in dB, and sums of such, may be off by so much. */
const DECIBELS = 1e-3;
const inDecibels = new Set(["log-mel", "contrast", "mfcc", "mfcc-delta", "mfcc-delta2", "onset"]);

describe.each(Object.entries(sounds))("the sound %s, as librosa hears it in float64", (name, make) => {
  const all = audioFeatures.filter((set) => golden[name]![set.name] !== undefined);
  const features = extract(all, [make()], 22_050);

  it("has numbers for every set that librosa defines", () => {
    expect(all.map((set) => set.name).sort()).toEqual(Object.keys(golden[name]!).sort());
  });

  it.each(all.map((set) => set.name))("%s", (set) => {
    const { bands, frames, most, every, values } = golden[name]![set]!;
    const ours = features.get(set)!;
    expect([ours.bands, ours.frames]).toEqual([bands, frames]);
    const [rows, columns] = every;
    let at = 0;
    for (let band = 0; band < bands; band += rows)
      for (let t = 0; t < frames; t += columns, at++) {
        const allowed = inDecibels.has(set) ? DECIBELS : 1e-5 * Math.abs(values[at]!) + 1e-5 * most;
        expect(Math.abs(ours.data[band * frames + t]! - values[at]!), `band ${band}, frame ${t}`).toBeLessThanOrEqual(allowed);
      }
    expect(at).toBe(values.length);
  });
});
