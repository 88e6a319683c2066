import type { Random } from "@segue/kernels";
import type { Note, Part, Score } from "../score.js";
import { chordOn } from "./chord.js";
import type { Bar, Piece } from "./piece.js";
import { createScale, modeOf } from "./scale.js";
import type { Style, Voice } from "./style.js";
import { styles } from "./styles/list.js";

/** How a piece is to be. */
export interface PieceWish {
  /** The name of a style. */
  readonly style: string;
  /** Beats a minute. */
  readonly tempo: number;
  /** About how long it lasts; whole phrases of four bars and a last chord. */
  readonly seconds: number;
  /** Each −1 … 1. Valence makes mode and register, arousal loudness and how strongly is played. */
  readonly mood: { readonly valence: number; readonly arousal: number };
  /** Each −1 … 1. */
  readonly character: Character;
}

/** What a piece is like beside its style, each −1 … 1. */
export interface Character {
  /** Towards acoustic instruments, away from electronic ones. */
  readonly acoustic: number;
  /** Louder, more strongly played. */
  readonly loud: number;
  /** Drums and bass come forward. */
  readonly danceable: number;
  /** Dark modes, deep and slow to end. */
  readonly gloomy: number;
  /** Richer chords, looser time. */
  readonly strange: number;
}

const PHRASE = 4;
/** The order of phrases, begun again where a piece is longer. */
const FORM = ["a", "a", "b", "a"];

/** Writes a piece: the same wish and random stream give the same score. Throws a RangeError for an unknown style. */
export function inventPiece(wish: PieceWish, random: Random): Score {
  const style = styles.find(({ name }) => name === wish.style);
  if (style === undefined) throw new RangeError(`There is no style ${wish.style}`);
  const { mood, character, tempo } = wish;
  const bright = Math.max(-1, Math.min(1, mood.valence - 0.6 * character.gloomy));
  const scale = createScale(tonicOf(bright, random), modeOf(bright, style.modes));
  const size = style.chordSize + (character.strange > 0.4 ? 1 : 0);
  const piece: Piece = {
    bars: barsOf(style, wish, (degree) => chordOn(degree, Math.min(size, 5), scale), random),
    metre: style.metre,
    scale,
  };
  const strength = 0.8 + 0.12 * mood.arousal + 0.08 * character.loud;
  return {
    tempo,
    beats: piece.bars.length * style.metre,
    level: Math.max(-26, Math.min(-13, -19 + 3 * mood.arousal + 2.5 * character.loud)),
    parts: style.voices.map((voice, v) =>
      partOf(voice, style, piece, { character, strength, random: random.fork(`voice ${v}`) }),
    ),
  };
}

/** Keys near C for what is bright, near A flat below it for what is dark. */
const tonicOf = (bright: number, random: Random): number =>
  Math.max(0, Math.min(11, Math.round(5.5 + 3 * bright + 3 * (random.next() - 0.5))));

function barsOf(
  { metre, progressions }: Style,
  { tempo, seconds }: PieceWish,
  chordAt: (degree: number) => Bar["chord"],
  random: Random,
): Bar[] {
  const phrases = Math.max(2, Math.round((seconds * tempo) / (60 * metre * PHRASE)));
  const first = random.int(progressions.length);
  const second = (first + 1 + random.int(Math.max(1, progressions.length - 1))) % progressions.length;
  const bars = Array.from({ length: phrases * PHRASE }, (_, b): Bar => {
    const phrase = Math.floor(b / PHRASE);
    const name = phrases === 2 ? "ab"[phrase]! : FORM[phrase % FORM.length]!;
    const degrees = progressions[name === "a" ? first : second]!;
    return {
      at: b * metre,
      chord: chordAt(degrees[b % PHRASE]!),
      phrase: name,
      place: b % PHRASE,
      // It begins with little, and grows.
      energy: phrase === 0 ? (b % PHRASE < 2 ? 0.4 : 0.6) : Math.min(1, 0.75 + 0.15 * phrase),
      turns: b % PHRASE === PHRASE - 1,
      arrives: b % PHRASE === 0 && phrase > 0,
      ends: false,
    };
  });
  const end = { ...bars.at(-1)!, at: bars.length * metre, chord: chordAt(0), turns: false, arrives: false, ends: true };
  return [...bars, end];
}

interface Manner {
  readonly character: Character;
  readonly strength: number;
  readonly random: Random;
}

function partOf(voice: Voice, style: Style, piece: Piece, { character, strength, random }: Manner): Part {
  const rank = Math.floor(((character.acoustic + 1) / 2) * voice.instruments.length);
  const instrument = voice.instruments[Math.max(0, Math.min(voice.instruments.length - 1, rank))]!;
  const grounds = instrument.includes("drum") || instrument.includes("bass");
  const time = random.fork("time");
  const free = (voice.free ?? 0) * (1 + 0.5 * Math.max(0, character.strange));
  return {
    instrument,
    gain: voice.gain + (grounds ? 2 * character.danceable : 0),
    pan: voice.pan,
    room: voice.room,
    notes: voice.play(piece, random.fork("notes")).map((note) => played(note, style, { strength, free, time })),
  };
}

/** A note as a hand would play it: swung, a little early or late, a little stronger or weaker. */
function played(note: Note, { swing }: Style, { strength, free, time }: { strength: number; free: number; time: Random }): Note {
  const place = note.at * (swing.of / 2);
  const late = Math.abs(place - Math.floor(place) - 0.5) < 0.05 ? swing.late : 0;
  return {
    ...note,
    at: Math.max(0, note.at + late + free * time.normal()),
    strength: Math.max(0.05, Math.min(1, strength * note.strength * (1 + 0.06 * time.normal()))),
  };
}
