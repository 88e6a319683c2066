import { createRandom } from "@segue/kernels";
import { describe, expect, test } from "vitest";
import { render } from "../../src/music/rendering/render.js";
import type { Score } from "../../src/music/score.js";
import { writeWav } from "../../src/music/wav.js";

const RATE = 22_050;
const score: Score = {
  tempo: 120,
  beats: 4,
  level: -18,
  parts: [
    { instrument: "organ", gain: 0, pan: -1, room: 0, notes: [{ at: 0, length: 3.9, pitch: 60, strength: 0.8 }] },
    { instrument: "acoustic-drums", gain: 0, pan: 1, room: 0, notes: [{ at: 2, length: 0.5, pitch: 38, strength: 0.9 }] },
  ],
};
const rendered = (given: Score) => render(given, { rate: RATE, random: createRandom(1) });
const level = (samples: readonly Float32Array[]) => {
  const all = samples.flatMap((channel) => [...channel]);
  return 10 * Math.log10(all.reduce((sum, each) => sum + each * each, 0) / all.length);
};

describe("a rendered score", () => {
  const [left, right] = rendered(score);
  const beats = (samples: Float32Array) => samples.subarray(0, 2 * RATE);

  test("lasts as long as its beats, and what dies away", () => {
    expect(left.length).toBe(Math.ceil(3.5 * RATE));
  });

  test("has its notes where they are written, and its parts where they stand", () => {
    const from = right.findIndex((sample) => Math.abs(sample) > 1e-3);
    expect(from / RATE).toBeCloseTo(1, 2);
    expect(left.findIndex((sample) => Math.abs(sample) > 1e-3) / RATE).toBeLessThan(0.02);
  });

  test("is as loud as is wished", () => {
    expect(level([beats(left), beats(right)])).toBeCloseTo(-18, 1);
    const quiet = rendered({ ...score, level: -30 });
    expect(level(quiet.map(beats))).toBeCloseTo(-30, 1);
  });

  test("never goes beyond full scale, however loud", () => {
    for (const channel of rendered({ ...score, level: 6 })) expect(Math.max(...channel.map(Math.abs))).toBeLessThanOrEqual(1);
  });

  test("echoes where it is sent into the room, and only there", () => {
    const sent = rendered({ ...score, parts: score.parts.map((part) => ({ ...part, room: 0.8 })) });
    const tail = (channel: Float32Array) => level([channel.subarray(Math.round(2.6 * RATE))]);
    expect(tail(sent[0])).toBeGreaterThan(tail(left) + 20);
  });

  test("is the same twice, and another with another random stream", () => {
    expect(rendered(score)).toEqual([left, right]);
    expect(render(score, { rate: RATE, random: createRandom(2) })).not.toEqual([left, right]);
  });

  test("refuses an instrument that is not there", () => {
    expect(() => rendered({ ...score, parts: [{ ...score.parts[0]!, instrument: "kazoo" }] })).toThrow(/no instrument kazoo/);
  });
});

describe("a WAV file", () => {
  const tags = { title: "Ode", artist: "Żółw", album: "Odes", genre: "folk", year: 2026, comment: "made", software: "Segue" };
  const bytes = writeWav([Float32Array.of(0, 1, -1), Float32Array.of(0.5, -0.5, 2)], 8000, tags);
  const view = new DataView(bytes.buffer);

  test("holds its samples, channel by channel, none beyond full scale", () => {
    const samples = Array.from({ length: 6 }, (_, n) => view.getInt16(44 + 2 * n, true));
    expect(samples).toEqual([0, 16_384, 32_767, -16_383, -32_767, 32_767]);
  });

  test("says how long it is, and its tags in UTF-8", () => {
    expect(view.getUint32(4, true)).toBe(bytes.length - 8);
    expect(view.getUint32(40, true)).toBe(12);
    const text = new TextDecoder().decode(bytes.subarray(56));
    for (const word of ["INFOINAM", "Ode", "Żółw", "Odes", "folk", "2026", "made", "Segue"]) expect(text).toContain(word);
  });
});
