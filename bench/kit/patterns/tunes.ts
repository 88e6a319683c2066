import { type Note, type Part, render, type Score } from "@segue/engine";
import { createRandom, type Random } from "@segue/kernels";

/**
 * Frozen: what is drawn for a seed never changes, or figures of other days could not be compared; another generator gets another number, and so does a changed
 * instrument of the engine. Short pieces for five instruments, rendered by the engine's synthesiser. All are of one arrangement (a figure of the notes of a chord, chords, bass, drums); tempo, key, mode, chords, register, loudness are drawn
 * for all alike. What a genre differs in is one thing only: two in the order of the figure's notes, two in the order of blows on the drums, four in the instrument
 * that plays the figure. The same notes and blows are in both of a pair.
 */
export const TUNES_VERSION = 1;

/** Of a clip: one channel of so many samples a second. */
export const CLIP = { seconds: 6, rate: 22_050 } as const;

export interface Mood {
  /** −1 … 1: by mode, register and consonance of the score. */
  readonly valence: number;
  /** −1 … 1: by tempo, loudness and how strongly is played. */
  readonly arousal: number;
}

export interface Tune {
  /** Its place in {@link GENRES}. */
  readonly genre: number;
  readonly mood: Mood;
  readonly score: Score;
  /** The same samples on every call. */
  sound(): Float32Array;
}

interface Genre {
  readonly name: string;
  readonly instrument: string;
  /** In which order the four notes of the figure come, bar for bar. */
  readonly order: (random: Random) => readonly number[];
  /** Kick, snare and hat, an eighth each, over and over. */
  readonly blows: string;
}

const RISING = [0, 1, 2, 3];
const FALLING = [3, 2, 1, 0];
/** Orders that neither rise nor fall, wherever one begins. */
const WANDERING = [
  [0, 1, 3, 2],
  [0, 2, 1, 3],
  [0, 2, 3, 1],
  [0, 3, 1, 2],
];
const wander = (random: Random): readonly number[] => WANDERING[random.int(WANDERING.length)]!;
const usual = { instrument: "electric-piano", order: wander, blows: "khsh" };

export const GENRES: readonly Genre[] = [
  { ...usual, name: "fountain", order: () => RISING },
  { ...usual, name: "cascade", order: () => FALLING },
  { ...usual, name: "stomp", blows: "kksh" },
  { ...usual, name: "canter", blows: "kskh" },
  { ...usual, name: "lute", instrument: "pluck" },
  { ...usual, name: "chapel", instrument: "organ" },
  { ...usual, name: "chimes", instrument: "bell" },
  { ...usual, name: "piper", instrument: "reed" },
];

/** Semitones above the tonic, from the brightest mode to the darkest. */
const MODES = [
  [0, 2, 4, 6, 7, 9, 11],
  [0, 2, 4, 5, 7, 9, 11],
  [0, 2, 4, 5, 7, 9, 10],
  [0, 2, 3, 5, 7, 9, 10],
  [0, 2, 3, 5, 7, 8, 10],
  [0, 1, 3, 5, 7, 8, 10],
];
/** Degrees on which the chords of four bars stand. */
const CHORDS = [
  [0, 3, 4, 0],
  [0, 5, 3, 4],
  [0, 2, 3, 4],
  [0, 4, 5, 3],
  [0, 6, 5, 4],
];
const BLOWS: Readonly<Record<string, number>> = { k: 36, s: 38, h: 42 };

/** So many tunes, in random order, of each genre as many as of any other but for one. */
export function drawTunes(count: number, seed: number | string): readonly Tune[] {
  const random = createRandom(`tunes ${TUNES_VERSION}/${seed}`);
  const genres = random.shuffle(Int32Array.from({ length: count }, (_, i) => i % GENRES.length));
  return Array.from(genres, (genre, i) => tune(genre, random.fork(`${i}`)));
}

/** What a mood is made of, each −1 … 1. */
interface Cues {
  readonly mode: number;
  readonly register: number;
  readonly consonance: number;
  readonly tempo: number;
  readonly loudness: number;
  readonly strength: number;
}

function tune(genre: number, random: Random): Tune {
  const cues = drawCues(random);
  const score = scoreOf(GENRES[genre]!, cues, random);
  const from = Math.round(random.next() * CLIP.rate);
  return {
    genre,
    // Cues add up (Eerola, Friberg & Bresin, “Emotional expression in music”, Frontiers in Psychology 2013).
    mood: {
      valence: 0.4 * cues.mode + 0.35 * cues.register + 0.25 * cues.consonance,
      arousal: 0.4 * cues.tempo + 0.35 * cues.loudness + 0.25 * cues.strength,
    },
    score,
    sound() {
      const [left, right] = render(score, { rate: CLIP.rate, random: random.fork("sound"), after: 0 });
      return Float32Array.from({ length: CLIP.seconds * CLIP.rate }, (_, n) => (left[from + n]! + right[from + n]!) / 2);
    },
  };
}

/** Cues of one mood go together, but not closely: none of them tells it alone. */
function drawCues(random: Random): Cues {
  const about = (mean: number) => Math.max(-1, Math.min(1, mean + 0.5 * random.normal()));
  const [valence, arousal] = [2 * random.next() - 1, 2 * random.next() - 1];
  const last = MODES.length - 1;
  return {
    mode: 1 - (2 / last) * Math.round(((1 - about(valence)) / 2) * last),
    register: Math.round(11 * about(valence)) / 11,
    consonance: about(valence),
    tempo: about(arousal),
    loudness: about(arousal),
    strength: about(arousal),
  };
}

function scoreOf({ instrument, order, blows }: Genre, cues: Cues, random: Random): Score {
  const tempo = 108 * 2 ** (0.5 * cues.tempo);
  const bars = Math.ceil(((CLIP.seconds + 1) * tempo) / 240);
  const steps = MODES[Math.round(((1 - cues.mode) / 2) * (MODES.length - 1))]!;
  const tonic = 57 + Math.round(11 * cues.register);
  const degrees = CHORDS[random.int(CHORDS.length)]!;
  const pitch = (degree: number) => tonic + 12 * Math.floor(degree / 7) + steps[degree % 7]!;
  const first = random.int(4);
  const roots = Array.from({ length: bars }, (_, bar) => degrees[(bar + first) % 4]!);
  const strength = 0.65 + 0.3 * cues.strength;
  const notes = {
    figure: roots.flatMap((root, bar) =>
      figure(
        bar,
        [0, 2, 4, 7].map((third) => 12 + pitch(root + third)),
        order(random),
        first,
      ),
    ),
    chords: roots.flatMap((root, bar) =>
      chord(
        bar,
        [0, 2, 4].map((third) => pitch(root + third)),
        tonic,
        cues.consonance,
      ),
    ),
    bass: roots.flatMap((root, bar) =>
      [0, 2].map((beat) => ({
        at: 4 * bar + beat,
        length: 1.9,
        pitch: pitch(root) - 24 + (pitch(root) < 52 ? 12 : 0),
        strength: 0.9,
      })),
    ),
    drums: strikes(bars, blows, random.int(blows.length)),
  };
  const part = (name: string, gain: number, room: number, played: readonly Note[]): Part => ({
    ...{ instrument: name, gain, room, pan: 0 },
    notes: played.map((note) => ({
      ...note,
      at: note.at + 0.01 * random.next(),
      strength: strength * note.strength * (0.9 + 0.2 * random.next()),
    })),
  });
  return {
    tempo,
    beats: 4 * bars,
    level: -20 + 6 * cues.loudness,
    parts: [
      part(instrument, 0, 0.25, notes.figure),
      part("pad", -9, 0.4, notes.chords),
      part("string-bass", -3, 0.1, notes.bass),
      part("acoustic-drums", -3, 0.1, notes.drums),
    ],
  };
}

/** A bar of eighths: the notes in their order twice over, begun at any of them. */
const figure = (bar: number, pitches: readonly number[], order: readonly number[], first: number): Note[] =>
  Array.from({ length: 8 }, (_, n) => ({
    at: 4 * bar + n / 2,
    length: 0.45,
    pitch: pitches[order[(n + first) % 4]!]!,
    strength: 0.9,
  }));

/** A held chord, and against it a semitone above the tonic, the stronger the less consonant. */
const chord = (bar: number, pitches: readonly number[], tonic: number, consonance: number): Note[] => [
  ...pitches.map((pitch) => ({ at: 4 * bar, length: 3.9, pitch, strength: 0.7 })),
  { at: 4 * bar, length: 3.9, pitch: tonic + 13, strength: 0.5 * (1 - consonance) },
];

const strikes = (bars: number, blows: string, first: number): Note[] =>
  Array.from({ length: 8 * bars }, (_, n) => ({
    at: n / 2,
    length: 0.4,
    pitch: BLOWS[blows[(n + first) % blows.length]!]!,
    strength: 0.9,
  }));
