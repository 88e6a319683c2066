import { createRandom } from "@segue/kernels";
import { describe, expect, it } from "vitest";
import { extract } from "../../../src/features/audio/extract.js";
import { quality } from "../../../src/features/audio/sets/quality.js";
import { inventPiece } from "../../../src/music/inventing/invent.js";
import { render } from "../../../src/music/rendering/render.js";

const RATE = 44_100;
const heard = (sample: (n: number) => number, seconds = 2) => {
  const channel = Float32Array.from({ length: seconds * RATE }, (_, n) => sample(n));
  return told(channel, channel);
};
const told = (...channels: readonly Float32Array[]) => toldAt(RATE, ...channels);
const toldAt = (rate: number, ...channels: readonly Float32Array[]) => {
  const [silent, offset, clipped, floor, noise] = extract([quality], channels, rate).get("quality")!.data;
  return { silent: silent!, offset: offset!, clipped: clipped!, floor: floor!, noise: noise! };
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

describe("noise where it is quietest", () => {
  const [SLOW, SECONDS] = [16_000, 6];
  const noiseIn = (sound: Float32Array) => toldAt(SLOW, sound).noise;
  const MOOD = { valence: 0.2, arousal: 0.6 };
  const CHARACTER = { acoustic: 0, loud: 1, danceable: 0, gloomy: 0, strange: 0 };
  const rendered = new Map<string, Float32Array>();
  /** A piece as loud as it can be. */
  function music(style: string): Float32Array {
    const wish = { style, tempo: 120, seconds: SECONDS, mood: MOOD, character: CHARACTER };
    const [left] = rendered.has(style)
      ? [rendered.get(style)!]
      : render(inventPiece(wish, createRandom(style)), { rate: SLOW, random: createRandom(1), after: 0 });
    rendered.set(style, left);
    return left.map((sample) => Math.tanh(3 * sample));
  }
  /** The same with a second of rest after every two. */
  const resting = (style: string) => music(style).map((sample, n) => (n % (3 * SLOW) >= 2 * SLOW ? 0 : sample));
  /** Noise of this level in dBFS; `colour` from 0 (white) to below 1 (the lower the louder). */
  const noise = (level: number, colour = 0) => {
    const random = createRandom(7);
    let last = 0;
    const raw = Float64Array.from({ length: SECONDS * SLOW }, () => {
      last = colour * last + random.next() + random.next() + random.next() - 1.5;
      return last;
    });
    const power = raw.reduce((sum, value) => sum + value * value, 0) / raw.length;
    return raw.map((value) => (value / Math.sqrt(power)) * 10 ** (level / 20));
  };
  const sum = (a: Float32Array, b: Float64Array) => a.map((sample, n) => sample + (b[n] ?? 0));

  it.each(["metal", "hip hop", "ambient"])("is not told of %s that is loud throughout, nor of its rests", (style) => {
    expect([noiseIn(music(style)), noiseIn(resting(style))]).toEqual([-120, -120]);
  });

  it.each([
    ["hiss", -50, 0],
    ["loud hiss", -30, 0],
    ["the surface of a record", -45, 0.9],
  ])("is told of music with %s", (_, level, colour) => {
    expect(Math.abs(noiseIn(sum(resting("metal"), noise(level, colour))) - level)).toBeLessThan(1.5);
  });

  it("is told of a record with crackles, and of noise alone", () => {
    const random = createRandom(3);
    const crackling = noise(-45, 0.9);
    for (let n = 0; n < 200; n++) crackling[random.int(crackling.length)]! += 0.2 * random.next() - 0.1;
    expect(Math.abs(noiseIn(sum(resting("hip hop"), crackling)) + 45)).toBeLessThan(1.5);
    expect(noiseIn(Float32Array.from(noise(-10)))).toBeCloseTo(-10, 0);
  });

  it("is not told of a tone, of silence, or of what is too short", () => {
    expect(heard((n) => sine(n, 0.5)).noise).toBe(-120);
    expect(heard(() => 0).noise).toBe(-120);
    expect(noiseIn(Float32Array.from(noise(-10)).subarray(0, SLOW / 5))).toBe(-120);
  });
});
