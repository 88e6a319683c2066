import { extract, soundPictures } from "@segue/engine";
import { decode } from "fast-png";
import { describe, expect, it } from "vitest";
import { drawPng, pictureNamed } from "../../src/hearing/draw.js";
import { featuresJob } from "../../src/hearing/features-job.js";
import { musicJob } from "../../src/hearing/music-job.js";
import { runHere, runningService } from "../http/running-service.js";
import { temporaryFolder } from "../temporary-folder.js";
import { put } from "./music-folder.js";

const RATE = 22_050;
const sound = (seconds: number, valueAt: (second: number) => number) =>
  Float32Array.from({ length: RATE * seconds }, (_, n) => valueAt(n / RATE));

/** Draws a sound and gives the dots, each as its lightness from 0 to 1, and whether it was drawn. */
function drawn(name: string, samples: Float32Array, size: { width: number; height: number }) {
  const kind = pictureNamed(name);
  const feature = extract([kind.of], [samples], RATE).get(kind.of.name)!;
  const { width, height, data } = decode(drawPng(kind, feature, size));
  expect([width, height]).toEqual([size.width, size.height]);
  const at = (x: number, y: number) => 4 * (y * width + x);
  return {
    lightness: (x: number, y: number) => (data[at(x, y)]! + data[at(x, y) + 1]! + data[at(x, y) + 2]!) / 765,
    isDrawn: (x: number, y: number) => data[at(x, y) + 3]! > 0,
  };
}

describe("a waveform", () => {
  it("is as high as the sound is loud, when it is", () => {
    const { isDrawn } = drawn(
      "waveform",
      sound(2, (s) => (s < 1 ? 0.8 : 0.2) * Math.sin(2000 * s)),
      { width: 100, height: 101 },
    );
    const heightAt = (x: number) => Array.from({ length: 101 }, (_, y) => isDrawn(x, y)).filter(Boolean).length;
    expect(heightAt(25)).toBeGreaterThan(78);
    expect(heightAt(25)).toBeLessThan(84);
    expect(heightAt(75)).toBeGreaterThan(18);
    expect(heightAt(75)).toBeLessThan(24);
  });

  it("of silence is a line", () => {
    const { isDrawn } = drawn(
      "waveform",
      sound(1, () => 0),
      { width: 20, height: 21 },
    );
    expect(Array.from({ length: 21 }, (_, y) => isDrawn(10, y)).filter(Boolean)).toHaveLength(1);
  });
});

describe("a spectrogram", () => {
  it("is light where there is a tone, higher tones further up", () => {
    const low = drawn(
      "spectrogram",
      sound(2, (s) => 0.5 * Math.sin(2 * Math.PI * 440 * s)),
      { width: 50, height: 128 },
    );
    const high = drawn(
      "spectrogram",
      sound(2, (s) => 0.5 * Math.sin(2 * Math.PI * 4400 * s)),
      { width: 50, height: 128 },
    );
    const lightest = ({ lightness }: typeof low) =>
      Array.from({ length: 128 }, (_, y) => y).reduce((best, y) => (lightness(25, y) > lightness(25, best) ? y : best), 0);
    // Of 128 bands the 440 Hz lie in the 17th, the 4,400 Hz in the 84th or so.
    expect(lightest(low)).toBeGreaterThan(105);
    expect(lightest(high)).toBeLessThan(50);
    expect(low.lightness(25, lightest(low))).toBeGreaterThan(0.95);
    expect(low.lightness(25, 10)).toBeLessThan(0.05);
  });

  it("grows lighter with every step of loudness", () => {
    const { lightness } = drawn(
      "spectrogram",
      sound(8, (s) => 10 ** (s - 8) * Math.sin(2 * Math.PI * 440 * s)),
      { width: 160, height: 128 },
    );
    const row = Array.from({ length: 128 }, (_, y) => y).reduce(
      (best, y) => (lightness(150, y) > lightness(150, best) ? y : best),
      0,
    );
    const steps = [90, 105, 120, 135, 150].map((x) => lightness(x, row));
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(new Set(steps).size).toBe(5);
  });
});

it("pictures are the same, byte for byte, and of any size", () => {
  const samples = sound(1, (s) => 0.5 * Math.sin(3000 * s));
  for (const kind of soundPictures) {
    const feature = extract([kind.of], [samples], RATE).get(kind.of.name)!;
    const draw = (width: number, height: number) => Buffer.from(drawPng(kind, feature, { width, height }));
    expect(draw(300, 100).equals(draw(300, 100))).toBe(true);
    expect(decode(draw(4096, 16))).toMatchObject({ width: 4096, height: 16 });
  }
});

describe("of a track", () => {
  const music = temporaryFolder();
  const running = runningService({}, async (opened) => {
    put(music, "tune.flac", "tone.flac");
    await runHere(opened, musicJob, { folder: music });
    await runHere(opened, featuresJob, { features: ["waveform"] });
  });

  it("they are drawn where its features were computed", async () => {
    const ask = (picture: string, headers = {}) =>
      fetch(new URL(`/v1/tracks/${encodeURIComponent("Nobody Real – Made-up Tune")}/picture?${picture}`, running().service.url), {
        headers,
      });
    const answer = await ask("width=64&height=32");
    expect(answer.headers.get("content-type")).toBe("image/png");
    expect(decode(new Uint8Array(await answer.arrayBuffer()))).toMatchObject({ width: 64, height: 32 });
    expect((await ask("width=64&height=32", { "if-none-match": answer.headers.get("etag") })).status).toBe(304);
    expect((await ask("width=65", { "if-none-match": answer.headers.get("etag") })).status).toBe(200);
    expect(await (await ask("of=spectrogram")).json()).toMatchObject({ status: 404, code: "unknown-features" });
    expect((await ask("of=smell")).status).toBe(400);
    expect((await ask("width=99999")).status).toBe(400);
  });
});
