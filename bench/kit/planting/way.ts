import type { Random } from "@segue/kernels";
import type { Listing } from "./songs.js";

/** What a pair is made from. */
export interface Material {
  readonly song: Listing;
  /** Another artist. */
  readonly other: string;
  /** A third one, with accents or the like in the name. */
  readonly marked: string;
  /** A fourth one. */
  readonly guest: string;
  /** The title of another song. */
  readonly title: string;
  readonly random: Random;
}

/** Makes two listings of a song, or undefined where the song offers no occasion. */
export type Way = (material: Material) => readonly [Listing, Listing] | undefined;

/** One of several. */
export const pick = <T>(random: Random, from: readonly T[]): T => from[random.int(from.length)];

/** A MusicBrainz id that nothing else has. */
export function uuid(random: Random): string {
  const digits = (n: number) => Array.from({ length: n }, () => random.int(16).toString(16)).join("");
  return [digits(8), digits(4), `4${digits(3)}`, `8${digits(3)}`, digits(12)].join("-");
}

/** An ISRC, likewise. */
export const isrc = (random: Random): string => `USRC1${10 + random.int(90)}${10000 + random.int(90000)}`;
