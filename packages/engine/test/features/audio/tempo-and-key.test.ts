import { expect, it } from "vitest";
import { extract } from "../../../src/features/audio/extract.js";
import { beats } from "../../../src/features/audio/sets/beats.js";
import { key } from "../../../src/features/audio/sets/key.js";
import { tempo } from "../../../src/features/audio/sets/tempo.js";
import { type Song, song } from "./songs.js";

const SONGS = 40;

const heard = Array.from({ length: SONGS }, (_, i) => {
  const made = song(i + 1);
  return { made, features: extract([tempo, beats, key], [made.samples], 22_050) };
});
const share = (fits: readonly number[]) => fits.reduce((sum, each) => sum + each, 0) / fits.length;

/** As MIREX scores keys: a fifth apart .5, relative .3, parallel .2. */
function keyScore({ tonic, major }: Song, ours: Float32Array): number {
  const [found, isMajor] = [ours[0]!, ours[1] === 1];
  const above = (found - tonic + 12) % 12;
  if (isMajor === major) return above === 0 ? 1 : above === 7 || above === 5 ? 0.5 : 0;
  if (above === 0) return 0.2;
  return above === (major ? 9 : 3) ? 0.3 : 0;
}

it("hears the tempo within 4 %, octaves allowed, of nine in ten songs", () => {
  const fits = heard.map(({ made, features }) => {
    const ours = features.get("tempo")!.data[0]!;
    return [1 / 3, 1 / 2, 1, 2, 3].some((factor) => Math.abs(ours / (made.bpm * factor) - 1) <= 0.04) ? 1 : 0;
  });
  expect(share(fits)).toBeGreaterThanOrEqual(0.9);
});

it("finds beats within 70 ms of true ones, four in five", () => {
  const fits = heard.flatMap(({ made, features }) =>
    Array.from(features.get("beats")!.data, (time) => {
      // Where the tempo is heard twice as fast, half-beats are beats.
      const beat = 30 / made.bpm;
      return Math.abs(time - Math.round(time / beat) * beat) <= 0.07 ? 1 : 0;
    }),
  );
  expect(fits.length).toBeGreaterThan(SONGS * 10);
  expect(share(fits)).toBeGreaterThanOrEqual(0.8);
});

it("hears the key, with a mean MIREX score of .75", () => {
  expect(share(heard.map(({ made, features }) => keyScore(made, features.get("key")!.data)))).toBeGreaterThanOrEqual(0.75);
});
