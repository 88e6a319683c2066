import { expect, it } from "vitest";
import { extract } from "../../../src/features/audio/extract.js";
import { quality } from "../../../src/features/audio/sets/quality.js";

const RATE = 44_100;
const heard = (sample: (n: number) => number, seconds = 2) => {
  const channel = Float32Array.from({ length: seconds * RATE }, (_, n) => sample(n));
  const [silent, offset, clipped, floor] = extract([quality], [channel, channel], RATE).get("quality")!.data;
  return { silent: silent!, offset: offset!, clipped: clipped!, floor: floor! };
};
const sine = (n: number, amplitude: number) => amplitude * Math.sin((2 * Math.PI * 441 * n) / RATE);

it("finds silence", () => {
  expect(heard((n) => (n < RATE ? 0 : sine(n, 0.5)))).toMatchObject({ silent: 0.5, clipped: 0, floor: -120 });
  expect(heard((n) => sine(n, 0.5)).silent).toBe(0);
});

it("finds an offset", () => {
  expect(heard((n) => sine(n, 0.5) - 0.05).offset).toBeCloseTo(-0.05, 4);
});

it("finds clipping, and no clipping in a tone that just reaches full scale", () => {
  const share = heard((n) => Math.max(-1, Math.min(1, sine(n, 1.2)))).clipped;
  expect(Math.abs(share - (2 / Math.PI) * Math.acos(1 / 1.2))).toBeLessThan(0.03);
  expect(heard((n) => sine(n, 0.99)).clipped).toBe(0);
});

it("finds how loud it is where it is quietest", () => {
  // A tone of −60 dBFS stays, a louder one comes and goes.
  const level = heard((n) => sine(n, 10 ** (-60 / 20)) + (n % RATE < RATE / 2 ? sine(n, 0.5) : 0)).floor;
  expect(level).toBeCloseTo(-60 - 10 * Math.log10(2), 1);
});
