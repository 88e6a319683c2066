import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { describeImage } from "../../../src/features/image/describe-image.js";
import { imageFeatures } from "../../../src/features/image/sets/list.js";
import { pictures } from "./golden/pictures.js";

type Golden = Readonly<Record<string, Readonly<Record<string, readonly number[] | Readonly<Record<string, number>>>>>>;
const golden = JSON.parse(readFileSync(new URL("golden/golden.json", import.meta.url), "utf8")) as Golden;
/** Of the many numbers of a set so few are kept in the file. */
const EVERY: Readonly<Record<string, number>> = { pixels: 41 };
/** Dots on the border of two bins may fall into either, a share of 128 × 128; scikit-image rounds the matrix of sRGB and its white, which moves L*a*b* by so much. */
const SLACK: Readonly<Record<string, number>> = { "colour-histogram": 40 / 16_384, colour: 0.005 };

describe.each(Object.keys(pictures))("of the picture of %s", (name) => {
  const found = describeImage(imageFeatures, pictures[name]!);

  it.each(imageFeatures.map((set) => set.name))("%s is what numpy and scikit-image make of it", (set) => {
    const { data, bands } = found.get(set)!;
    const told = golden[name]![set]!;
    const own = Array.from(data).filter((_, i) => i % (EVERY[set] ?? 1) === 0);
    const wanted = Array.isArray(told)
      ? (told as number[])
      : Array.from({ length: bands }, (_, i) => (told as Record<string, number>)[i] ?? 0);
    expect(own).toHaveLength(wanted.length);
    const scale = Math.max(...wanted.map(Math.abs));
    const slack = SLACK[set] ?? 1e-5 * Math.max(1, scale);
    own.forEach((value, i) => {
      expect(Math.abs(value - wanted[i]!), `${set} ${i}: ${value} for ${wanted[i]}`).toBeLessThanOrEqual(slack);
    });
  });
});
