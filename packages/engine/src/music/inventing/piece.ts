import type { Random } from "@segue/kernels";
import type { Note } from "../score.js";
import type { Chord } from "./chord.js";
import type { Scale } from "./scale.js";

/** A bar of a piece. */
export interface Bar {
  /** Beats from the beginning of the piece. */
  readonly at: number;
  readonly chord: Chord;
  /** Which phrase it belongs to: phrases of one name have the same tune. */
  readonly phrase: string;
  /** Its place in the phrase, 0 … 3. */
  readonly place: number;
  /** How much goes on, 0 … 1. */
  readonly energy: number;
  /** The last of its phrase, where drums lead over to the next. */
  readonly turns: boolean;
  /** The first after a turn. */
  readonly arrives: boolean;
  /** The last of all: everything comes to rest on its chord. */
  readonly ends: boolean;
}

/** What there is to play to. */
export interface Piece {
  readonly bars: readonly Bar[];
  /** Beats of a bar. */
  readonly metre: number;
  readonly scale: Scale;
}

/** A way to play: the notes of one instrument, in any order. What is random is drawn from `random`, phrases of one name from forks of the same name. */
export type Player = (piece: Piece, random: Random) => Note[];
