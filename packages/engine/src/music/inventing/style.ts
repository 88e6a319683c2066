import type { Player } from "./piece.js";
import type { ModeName } from "./scale.js";

/** What one instrument does in a style. */
export interface Voice {
  readonly play: Player;
  /** Names of instruments that may play it, from the most electronic to the most acoustic. */
  readonly instruments: readonly string[];
  /** Decibels added to the instrument's own level. */
  readonly gain: number;
  /** −1 … 1. */
  readonly pan: number;
  /** The share that is sent into the room, 0 … 1. */
  readonly room: number;
  /** How much freer than the pattern notes come, in beats (standard deviation); 0 unless given. */
  readonly free?: number;
}

/** How the music of a genre is made. */
export interface Style {
  /** The genre. */
  readonly name: string;
  /** Beats of a bar. */
  readonly metre: 3 | 4;
  /** How far the second half of a beat (`of: 2`) or its second and fourth quarters (`of: 4`) come late, in beats. */
  readonly swing: { readonly of: 2 | 4; readonly late: number };
  readonly modes: readonly ModeName[];
  /** Degrees on which the chords of four bars stand, 0 for the tonic; those of one piece are drawn from the list. */
  readonly progressions: readonly (readonly [number, number, number, number])[];
  /** Notes of a chord. */
  readonly chordSize: 3 | 4;
  readonly voices: readonly Voice[];
}

/** Checks the shape of a style. */
export const defineStyle = (style: Style): Style => style;

/** Nothing comes late. */
export const STRAIGHT = { of: 2, late: 0 } as const;
