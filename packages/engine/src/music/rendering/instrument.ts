import type { Random } from "@segue/kernels";

/** A note as an instrument is to sound it. */
export interface Sounding {
  /** MIDI pitch number. */
  readonly pitch: number;
  /** The same as a frequency: A4 (69) is 440 Hz. */
  readonly hz: number;
  /** Until the note is let go. */
  readonly seconds: number;
  /** 0 … 1. */
  readonly strength: number;
  /** Samples a second. */
  readonly rate: number;
  /** For noise; the note's own. */
  readonly random: Random;
}

/** A recipe for the sound of notes. */
export interface Instrument {
  readonly name: string;
  readonly title: string;
  /** The method, and where it is described. */
  readonly source: string;
  /** The samples of a note, from its beginning until it has faded; about −1 … 1 at full strength. */
  sound(note: Sounding): Float32Array;
}

/** Checks the shape of an instrument. */
export const defineInstrument = (instrument: Instrument): Instrument => instrument;
