import { createRandom } from "@segue/kernels";
import { describe, expect, test } from "vitest";
import { instruments } from "../../src/music/rendering/instruments/list.js";
import { PIECES } from "../../src/music/rendering/percussion.js";

const RATE = 22_050;
const hzOf = (pitch: number) => 440 * 2 ** ((pitch - 69) / 12);
const isKit = (name: string) => name.includes("drum");

function pitchesOf(name: string): readonly number[] {
  if (isKit(name)) return Object.values(PIECES);
  return name.includes("bass") ? [31, 40, 52] : [52, 64, 79];
}

function soundOf(name: string, pitch: number, strength = 0.8, seconds = 0.5): Float32Array {
  const random = createRandom(`${name} ${pitch}`);
  return instruments.find((each) => each.name === name)!.sound({ pitch, hz: hzOf(pitch), seconds, strength, rate: RATE, random });
}

const power = (samples: Float32Array) => samples.reduce((sum, each) => sum + each * each, 0) / samples.length;

/** The period near that of `hz` after which a sound is most like itself, as a frequency. */
function heardHz(samples: Float32Array, hz: number): number {
  const piece = samples.subarray(2000, 8000);
  const alike = (lag: number) => {
    let sum = 0;
    for (let n = 0; n + lag < piece.length; n++) sum += piece[n]! * piece[n + lag]!;
    return sum / (piece.length - lag);
  };
  const lags = Array.from({ length: Math.ceil((0.2 * RATE) / hz) + 3 }, (_, i) => Math.floor((0.9 * RATE) / hz) + i);
  const best = lags.reduce((a, b) => (alike(b) > alike(a) ? b : a));
  const [before, at, after] = [alike(best - 1), alike(best), alike(best + 1)];
  return RATE / (best + (before - after) / (2 * (before - 2 * at + after)));
}

describe.each(instruments.map(({ name }) => name))("%s", (name) => {
  test("sounds, stays within bounds, and fades to nothing", () => {
    for (const pitch of pitchesOf(name)) {
      const samples = soundOf(name, pitch);
      expect(samples.every(Number.isFinite)).toBe(true);
      expect(Math.max(...samples.map(Math.abs))).toBeLessThan(1.5);
      expect(power(samples)).toBeGreaterThan(1e-5);
      expect(Math.abs(samples.at(-1)!)).toBeLessThan(0.01);
    }
  });

  test("is louder when it is played more strongly", () => {
    for (const pitch of pitchesOf(name))
      expect(power(soundOf(name, pitch, 0.9))).toBeGreaterThan(power(soundOf(name, pitch, 0.4)));
  });

  test("sounds the same twice", () => {
    const [pitch] = pitchesOf(name);
    expect(soundOf(name, pitch!)).toEqual(soundOf(name, pitch!));
  });

  // A bell has no period: its partials are no harmonic series.
  test.skipIf(isKit(name) || name === "bell")("is in tune within eight cents", () => {
    for (const pitch of pitchesOf(name)) {
      const cents = 1200 * Math.log2(heardHz(soundOf(name, pitch), hzOf(pitch)) / hzOf(pitch));
      expect(Math.abs(cents), `at pitch ${pitch}`).toBeLessThan(8);
    }
  });

  test.skipIf(isKit(name))("ends sooner when it is let go sooner", () => {
    const [, pitch] = pitchesOf(name);
    expect(soundOf(name, pitch!, 0.8, 0.1).length).toBeLessThan(soundOf(name, pitch!, 0.8, 0.6).length);
  });
});
