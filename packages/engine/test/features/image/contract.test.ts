import { createRandom } from "@segue/kernels";
import { describe, expect, it } from "vitest";
import { lineage } from "../../../src/features/feature.js";
import { describeImage } from "../../../src/features/image/describe-image.js";
import { type Dots, planesOf } from "../../../src/features/image/dots.js";
import { imageFeatures } from "../../../src/features/image/sets/list.js";
import { pictures } from "./golden/pictures.js";

const plain = (width: number, height: number, colour: readonly [number, number, number]): Dots => ({
  width,
  height,
  data: Uint8Array.from({ length: 3 * width * height }, (_, i) => colour[i % 3]!),
});
const random = createRandom(7);
const all: Readonly<Record<string, Dots>> = {
  ...pictures,
  dot: plain(1, 1, [255, 0, 0]),
  line: plain(1000, 1, [0, 0, 0]),
  white: plain(64, 64, [255, 255, 255]),
  noise: { width: 200, height: 90, data: Uint8Array.from({ length: 54_000 }, () => 256 * random.next()) },
};
const say = (name: string, dots: Dots) => describeImage(imageFeatures, dots).get(name)!;

describe.each(imageFeatures)("$name", (set) => {
  const rows = typeof set.bands === "number" ? set.bands : set.bands.length;

  it("is described", () => {
    expect(set.name).toMatch(/^[a-z][a-z0-9-]*$/);
    for (const text of [set.title, set.unit, set.source]) expect(text).not.toBe("");
    expect(lineage(set)).toContain(`${set.name}@${set.version}`);
    for (const need of set.needs) expect(lineage(set)).toContain(lineage(need));
  });

  it.each(Object.keys(all))("says as many finite numbers as it declares of the picture %s, and the same twice", (name) => {
    const feature = describeImage([set], all[name]!).get(set.name)!;
    expect(feature.bands).toBe(rows);
    expect(feature.data).toHaveLength(rows * feature.frames);
    expect(feature.data.every(Number.isFinite)).toBe(true);
    expect(say(set.name, all[name]!)).toEqual(feature);
  });

  it("says nearly the same of a picture twice as large", () => {
    const { width, height, data } = pictures.slopes!;
    const twice = plain(2 * width, 2 * height, [0, 0, 0]);
    for (let y = 0; y < 2 * height; y++)
      for (let x = 0; x < 2 * width; x++)
        twice.data.set(data.subarray(3 * ((y >> 1) * width + (x >> 1))).subarray(0, 3), 3 * (2 * y * width + x));
    const [one, other] = [say(set.name, pictures.slopes!), say(set.name, twice)];
    one.data.forEach((value, i) => {
      expect(other.data[i]).toBeCloseTo(value, 3);
    });
  });
});

it("a picture keeps its mean, whatever it is brought to", () => {
  for (const dots of Object.values(all)) {
    const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, each) => sum + each, 0) / values.length;
    expect(mean(planesOf(dots))).toBeCloseTo(mean(dots.data) / 255, 5);
  }
});

it("colours are told by their names, and edges by their directions", () => {
  const { bands } = imageFeatures.find(({ name }) => name === "colour")!;
  const told = (dots: Dots) => Object.fromEntries((bands as string[]).map((band, i) => [band, say("colour", dots).data[i]!]));
  const red = told(all.dot!);
  expect(red["lightness, mean"]).toBeCloseTo(53.24, 1);
  expect(red["green to red, mean"]).toBeCloseTo(80.09, 1);
  expect(red["hue from 30°"]).toBeCloseTo(1, 6);
  expect(told(all.white!)).toMatchObject({ grey: 1, colourfulness: 0 });
  // Borders two dots away from those of blocks, so that every fourth block holds one.
  const bars = (upright: boolean): Dots => {
    const picture = plain(128, 128, [0, 0, 0]);
    for (let y = 0; y < 128; y++)
      for (let x = 0; x < 128; x++)
        if (((upright ? x : y) + 2) % 16 < 8) picture.data.fill(255, 3 * (y * 128 + x), 3 * (y * 128 + x) + 3);
    return picture;
  };
  const kinds = (dots: Dots) =>
    [0, 1, 2, 3, 4].map(
      (kind) =>
        say("edges", dots)
          .data.filter((_, i) => i % 5 === kind)
          .reduce((a, b) => a + b, 0) / 16,
    );
  expect(kinds(bars(true))).toEqual([0.5, 0, 0, 0, 0]);
  expect(kinds(bars(false))).toEqual([0, 0.5, 0, 0, 0]);
  expect(kinds(all.white!)).toEqual([0, 0, 0, 0, 0]);
});
