import { SoundFileError } from "../../../../ports/sound-files.js";
import { damaged } from "../decoder.js";
import type { Bands } from "./bands.js";
import type { Bits } from "./bits.js";

/** Samples that a frame brings a channel. */
export const FRAME = 1024;
/** Windows of a frame that has short ones, and numbers of each. */
export const SHORT_WINDOWS = 8;
export const SHORT = FRAME / SHORT_WINDOWS;

export type Sequence = "long" | "start" | "short" | "stop";
const SEQUENCES: readonly Sequence[] = ["long", "start", "short", "stop"];

/** How a frame is divided into windows, these into groups, and each into bands (ics_info). */
export interface Division {
  readonly sequence: Sequence;
  readonly shape: "sine" | "kaiser";
  /** How many windows each group has. */
  readonly groups: readonly number[];
  /** Numbers of a window. */
  readonly size: number;
  /** Bands that are written, of each window. */
  readonly bands: number;
  /** Where bands begin in a window, and the end. */
  readonly starts: Uint16Array;
  /** Bands that temporal noise shaping may reach. */
  readonly shaped: number;
}

export function readDivision(bits: Bits, { long, short, shaped }: Bands): Division {
  bits.skip(1);
  const sequence = SEQUENCES[bits.take(2)]!;
  const shape = bits.flag() ? "kaiser" : "sine";
  if (sequence === "short") {
    const bands = writtenBands(bits.take(4), short);
    return { sequence, shape, groups: readGroups(bits), size: SHORT, bands, starts: short, shaped: shaped.short };
  }
  const bands = writtenBands(bits.take(6), long);
  if (bits.flag()) throw new SoundFileError("undecodable", "it predicts frames from earlier ones, which is not decoded here.");
  return { sequence, shape, groups: [1], size: FRAME, bands, starts: long, shaped: shaped.long };
}

function writtenBands(bands: number, starts: Uint16Array): number {
  if (bands >= starts.length) throw damaged("a frame of it has more bands than there are.");
  return bands;
}

/** A bit for each window but the first says whether it belongs to the group before it. */
function readGroups(bits: Bits): number[] {
  const groups = [1];
  for (let window = 1; window < SHORT_WINDOWS; window++)
    if (bits.flag()) groups[groups.length - 1]!++;
    else groups.push(1);
  return groups;
}

/** Calls with each band of each window: its number among those of all groups, and where its numbers are in the spectrum. */
export function eachBand(
  { groups, bands, starts, size }: Division,
  call: (band: number, from: number, to: number) => void,
): void {
  let window = 0;
  for (const [group, windows] of groups.entries()) {
    for (let band = 0; band < bands; band++)
      for (let w = window; w < window + windows; w++)
        call(group * bands + band, w * size + starts[band]!, w * size + starts[band + 1]!);
    window += windows;
  }
}
