import { describe, expect, it } from "vitest";
import { extract } from "../../../src/features/audio/extract.js";
import { kWeighting } from "../../../src/features/audio/loudness/k-weighting.js";
import { loudness } from "../../../src/features/audio/sets/loudness.js";

/** A stretch of a 1 kHz tone: its level in dBFS (of the sine's peak) and its seconds. */
type Stretch = readonly [level: number, seconds: number];

/** 1 kHz as the test signals of EBU Tech 3341 and 3342 have it, in phase in every channel. */
function tone(stretches: readonly Stretch[], rate = 48_000): Float32Array {
  const length = stretches.reduce((sum, [, seconds]) => sum + Math.round(seconds * rate), 0);
  const out = new Float32Array(length);
  let n = 0;
  for (const [level, seconds] of stretches)
    for (const end = n + Math.round(seconds * rate); n < end; n++)
      out[n] = 10 ** (level / 20) * Math.sin((2 * Math.PI * 1000 * n) / rate);
  return out;
}

function loudnessOf(channels: readonly Float32Array[], rate = 48_000) {
  const [integrated, range, peak] = extract([loudness], channels, rate).get("loudness")!.data;
  return { integrated: integrated!, range: range!, peak: peak! };
}

const stereo = (...stretches: readonly Stretch[]) => {
  const channel = tone(stretches);
  return [channel, channel];
};

describe("EBU Tech 3341: integrated loudness within 0.1 LU", () => {
  it.each<[string, Float32Array[], number]>([
    ["1", stereo([-23, 20]), -23],
    ["2", stereo([-33, 20]), -33],
    ["3", stereo([-36, 10], [-23, 60], [-36, 10]), -23],
    ["4", stereo([-72, 10], [-36, 10], [-23, 60], [-36, 10], [-72, 10]), -23],
    ["5", stereo([-26, 20], [-20, 20.1], [-26, 20]), -23],
    ["6", [-28, -28, -24, -30, -30].map((level) => tone([[level, 20]])), -23],
  ])("case %s", (_, channels, wanted) => {
    expect(Math.abs(loudnessOf(channels).integrated - wanted)).toBeLessThanOrEqual(0.1);
  });

  it.each([44_100, 22_050, 96_000, 8000])("case 1 at %i Hz", (rate) => {
    const channel = tone([[-23, 20]], rate);
    expect(Math.abs(loudnessOf([channel, channel], rate).integrated + 23)).toBeLessThanOrEqual(0.1);
  });
});

describe("EBU Tech 3342: loudness range within 1 LU", () => {
  it.each<[string, Float32Array[], number]>([
    ["1", stereo([-20, 20], [-30, 20]), 10],
    ["2", stereo([-20, 20], [-15, 20]), 5],
    ["3", stereo([-40, 20], [-20, 20]), 20],
    ["4", stereo([-50, 20], [-35, 20], [-20, 20], [-35, 20], [-50, 20]), 15],
  ])("case %s", (_, channels, wanted) => {
    expect(Math.abs(loudnessOf(channels).range - wanted)).toBeLessThanOrEqual(1);
  });
});

describe("EBU Tech 3341: true peak within +0.2 and −0.4 dB", () => {
  it.each([
    ["15", 0.5, 0, -6],
    ["16", 0.5, 45, -6],
    ["17", 0.5, 60, -6],
    ["18", 0.5, 67.5, -6],
    ["19", 1.41, 45, 3],
  ])("case %s", (_, amplitude, degrees, wanted) => {
    // A quarter of the rate; faded in and out, so that nothing but the tone can peak.
    const length = 24_000;
    const channel = Float32Array.from({ length }, (_, n) => {
      const fade = Math.min(1, n / 1000, (length - n) / 1000);
      return fade * amplitude * Math.sin((Math.PI / 2) * n + (degrees * Math.PI) / 180);
    });
    const { peak } = loudnessOf([channel]);
    expect(peak).toBeLessThanOrEqual(wanted + 0.2);
    expect(peak).toBeGreaterThanOrEqual(wanted - 0.4);
  });
});

it("weighs by the coefficients that BS.1770 prints for 48 kHz", () => {
  const [shelf, highPass] = kWeighting(48_000);
  const printed = [
    [shelf.b, [1.53512485958697, -2.69169618940638, 1.19839281085285]],
    [shelf.a, [-1.69065929318241, 0.73248077421585]],
    [highPass.b, [1, -2, 1]],
    [highPass.a, [-1.99004745483398, 0.99007225036621]],
  ] as const;
  for (const [ours, theirs] of printed) for (const [i, value] of theirs.entries()) expect(ours[i]).toBeCloseTo(value, 7);
});

it("says −70 LUFS of silence", () => {
  const { integrated, range, peak } = loudnessOf([new Float32Array(96_000)]);
  expect([integrated, range, peak]).toEqual([-70, 0, -100]);
});
