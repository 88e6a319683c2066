import { createRandom } from "@segue/kernels";
import { describe, expect, test } from "vitest";
import { extract } from "../../src/features/audio/extract.js";
import { audioFeatures } from "../../src/features/audio/sets/list.js";
import { type Character, inventPiece, type PieceWish } from "../../src/music/inventing/invent.js";
import { styles } from "../../src/music/inventing/styles/list.js";
import { render } from "../../src/music/rendering/render.js";
import type { Score } from "../../src/music/score.js";
import { GENRES } from "../../src/simulation/genres.js";

const PLAIN: Character = { acoustic: 0, loud: 0, danceable: 0, gloomy: 0, strange: 0 };
const RATE = 22_050;
const wish = (style: string, other: Partial<PieceWish> = {}): PieceWish => ({
  ...{ style, tempo: 110, seconds: 20, mood: { valence: 0.2, arousal: 0.2 }, character: PLAIN },
  ...other,
});
const pieceOf = (style: string, other: Partial<PieceWish> = {}) => inventPiece(wish(style, other), createRandom(style));
const notesOf = ({ parts }: Score) => parts.flatMap(({ notes }) => notes);
const heard = (score: Score, ...names: string[]) => {
  const [left, right] = render(score, { rate: RATE, random: createRandom(1) });
  const mono = left.map((sample, n) => (sample + right[n]!) / 2);
  const found = extract(
    audioFeatures.filter(({ name }) => names.includes(name)),
    [mono],
    RATE,
  );
  return names.map((name) => found.get(name)!.data);
};
const mean = (numbers: ArrayLike<number>) => Array.from(numbers).reduce((sum, each) => sum + each, 0) / numbers.length;

test("every genre of the simulated world has its style", () => {
  expect(styles.map(({ name }) => name)).toEqual(GENRES.map(({ name }) => name));
});

describe.each(styles.map(({ name }) => name))("%s", (style) => {
  const metre = styles.find(({ name }) => name === style)!.metre;

  test("is the same twice, and another with another random stream", () => {
    expect(pieceOf(style)).toEqual(pieceOf(style));
    expect(inventPiece(wish(style), createRandom("another"))).not.toEqual(pieceOf(style));
  });

  test("is whole phrases and a last chord, its notes within", () => {
    for (const seconds of [12, 20, 40]) {
      const score = pieceOf(style, { seconds });
      expect((score.beats / metre - 1) % 4).toBe(0);
      expect(Math.abs((score.beats * 60) / score.tempo - seconds)).toBeLessThan(0.5 * seconds + 4);
      for (const { at, length, pitch, strength } of notesOf(score)) {
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at + length).toBeLessThanOrEqual(score.beats + 0.5);
        expect(length).toBeGreaterThan(0);
        expect(pitch).toBeGreaterThan(23);
        expect(pitch).toBeLessThan(109);
        expect(strength).toBeGreaterThan(0);
        expect(strength).toBeLessThanOrEqual(1);
      }
    }
  });

  test("grows from its beginning, and ends on its tonic", () => {
    const score = pieceOf(style);
    const last = score.beats - metre;
    const bass = notesOf(score).filter(({ at }) => at > last - 0.3);
    expect(bass.length).toBeGreaterThan(1);
    const begins = notesOf(score).filter(({ at }) => at < 2 * metre).length;
    const later = notesOf(score).filter(({ at }) => at >= last - 3 * metre && at < last - metre).length;
    expect(later).toBeGreaterThanOrEqual(begins);
  });

  test("tells its mood by mode, loudness and how it is played", () => {
    const bright = pieceOf(style, { mood: { valence: 0.9, arousal: 0.9 } });
    const dark = pieceOf(style, { mood: { valence: -0.9, arousal: -0.9 } });
    expect(bright.level).toBeGreaterThan(dark.level + 3);
    expect(mean(notesOf(bright).map(({ strength }) => strength))).toBeGreaterThan(
      mean(notesOf(dark).map(({ strength }) => strength)),
    );
  });

  test("takes acoustic instruments or electronic ones", () => {
    const of = (acoustic: number) =>
      pieceOf(style, { character: { ...PLAIN, acoustic } }).parts.map(({ instrument }) => instrument);
    const voices = styles.find(({ name }) => name === style)!.voices;
    expect(of(1)).toEqual(voices.map(({ instruments }) => instruments.at(-1)));
    expect(of(-1)).toEqual(voices.map(({ instruments }) => instruments[0]));
  });
});

test("tempos are heard as they are written, but for an octave, wherever there are drums", () => {
  const drummed = styles.filter(({ voices }) =>
    voices.some(({ instruments }) => instruments.some((name) => name.includes("drum"))),
  );
  const right = drummed.filter(({ name }) => {
    const [tempo] = heard(pieceOf(name, { tempo: 116 }), "tempo");
    return [0.5, 1, 2].some((octave) => Math.abs(tempo![0]! / (octave * 116) - 1) < 0.04);
  });
  expect(right.length).toBeGreaterThanOrEqual(drummed.length - 1);
});

test("loud pieces measure louder, and metal brighter than ambient", () => {
  const [loud] = heard(pieceOf("house", { character: { ...PLAIN, loud: 1 } }), "loudness");
  const [quiet] = heard(pieceOf("house", { character: { ...PLAIN, loud: -1 } }), "loudness");
  expect(loud![0]!).toBeGreaterThan(quiet![0]! + 3);
  const [metal] = heard(pieceOf("metal"), "centroid");
  const [ambient] = heard(pieceOf("ambient"), "centroid");
  expect(mean(metal!)).toBeGreaterThan(1.5 * mean(ambient!));
});

test("a style that is not there is refused", () => {
  expect(() => pieceOf("polka")).toThrow(/no style polka/);
});
