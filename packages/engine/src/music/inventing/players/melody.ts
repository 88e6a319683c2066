import type { Random } from "@segue/kernels";
import type { Note } from "../../score.js";
import type { Bar, Piece, Player } from "../piece.js";
import { weightOf } from "../rhythm.js";

export interface MelodyWish {
  /** The share of places in a bar at which a note begins, about; 0 … 1. */
  readonly density: number;
  /** The shortest notes, in beats. */
  readonly shortest: number;
  /** MIDI pitch about which it moves. */
  readonly centre: number;
  /** The chance of a step that leaps, 0 … 1. */
  readonly leaps: number;
  /** Left away below this energy; 0 unless given. */
  readonly above?: number;
}

/** Furthest from its centre, in degrees of the scale. */
const REACH = 6;

/**
 * A tune in phrases of four bars: a motif, the same on another chord, something new, and a cadence that comes to rest. On strong beats stand notes of the chord, between them steps
 * of the scale. Phrases of one name are one tune.
 */
export const melody =
  (wish: MelodyWish): Player =>
  (piece, random) => {
    const centre = nearestDegree(piece, wish.centre);
    return piece.bars.flatMap((bar) => {
      if (bar.energy < (wish.above ?? 0) && !bar.ends) return [];
      const own = random.fork(bar.phrase);
      const motif = motifOf(piece.metre, wish, own.fork(bar.place < 2 ? "motif" : bar.place === 2 ? "answer" : "cadence"));
      if (bar.ends) return sung(bar, piece, [{ at: 0, length: piece.metre, step: 0 }], centre);
      return sung(bar, piece, bar.place === 3 ? cadence(motif, piece.metre) : motif, centre + (bar.place === 2 ? 2 : 0));
    });
  };

interface MotifNote {
  /** In beats from the beginning of the bar. */
  readonly at: number;
  readonly length: number;
  /** In degrees from the note before. */
  readonly step: number;
}

function motifOf(metre: number, { density, shortest, leaps }: MelodyWish, random: Random): MotifNote[] {
  const places = Array.from({ length: Math.round(metre / shortest) }, (_, n) => n * shortest);
  const begins = places.filter((at) => random.next() < density * (0.4 + 0.9 * weightOf(at)));
  if (begins.length === 0) begins.push(0);
  let direction = random.int(2) === 0 ? 1 : -1;
  return begins.map((at, i) => {
    const until = begins[i + 1] ?? metre;
    if (random.next() < 0.35) direction = -direction;
    const size = random.next() < leaps ? 2 + random.int(3) : random.next() < 0.2 ? 0 : 1;
    return { at, length: Math.min(until - at, 2) * 0.92, step: i === 0 ? 0 : direction * size };
  });
}

/** The first notes of a motif, then one that is held. */
function cadence(motif: readonly MotifNote[], metre: number): MotifNote[] {
  const first = motif.filter(({ at }) => at < metre / 2 - 0.01);
  return [...first, { at: metre / 2, length: metre / 2, step: first.length % 2 === 0 ? -1 : 1 }];
}

function sung(bar: Bar, piece: Piece, motif: readonly MotifNote[], centre: number): Note[] {
  let degree = onChord(centre, bar, piece);
  return motif.map(({ at, length, step }) => {
    degree += step;
    if (Math.abs(degree - centre) > REACH) degree = centre + Math.sign(degree - centre) * (REACH - 2);
    const strong = Number.isInteger(at) || length > 0.9;
    if (strong) degree = onChord(degree, bar, piece);
    return { at: bar.at + at, length, pitch: piece.scale.pitch(degree), strength: 0.65 + 0.25 * weightOf(at) };
  });
}

/** The nearest degree that belongs to the chord of a bar; of two the lower. */
function onChord(degree: number, { chord }: Bar, { scale }: Piece): number {
  const classes = new Set(chord.pitches.map((pitch) => pitch % 12));
  for (let distance = 0; distance < 4; distance++)
    for (const near of [degree - distance, degree + distance]) if (classes.has(scale.pitch(near) % 12)) return near;
  return degree;
}

function nearestDegree({ scale }: Piece, pitch: number): number {
  let degree = 0;
  while (scale.pitch(degree) < pitch) degree++;
  return degree;
}
