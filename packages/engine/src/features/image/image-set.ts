import type { Described } from "../described.js";
import type { Feature } from "../feature.js";

/** What a set may read of a picture. */
export interface Seen {
  /** 3 × 128 × 128: red, green and blue, each row by row, from 0 to 1 (sRGB). Whatever its form, a picture is read as a square. */
  readonly planes: Float32Array;
  /** What a set among `needs` said. */
  of(set: ImageSet): Feature;
}

/** A set of numbers that describe a picture, such as the cover of an album. */
export interface ImageSet extends Described<ImageSet> {
  /** Where its numbers are dots, of how many channels: its rows are those of one channel after the other. */
  readonly channels?: number;
  /** Deterministic. */
  compute(seen: Seen): Feature;
}

/** Declares a set. */
export const defineImageSet = (set: ImageSet): ImageSet => set;
