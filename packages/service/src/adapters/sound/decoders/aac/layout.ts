import { damaged, MOST_CHANNELS } from "../decoder.js";
import type { Bits } from "./bits.js";

/** What a part of a frame holds: one channel, two, or one of low frequencies. */
export type Kind = "single" | "pair" | "low";

export interface Seat {
  readonly kind: Kind;
  readonly place: "front" | "side" | "back" | "low";
  /** The number by which parts of its kind are told apart; undefined where their order tells them. */
  readonly tag?: number;
}

/** What channels a frame has, in the order in which it stores them. */
export type Layout = readonly Seat[];

const centre: Seat = { kind: "single", place: "front" };
const pair: Seat = { kind: "pair", place: "front" };
const surround: Seat = { kind: "pair", place: "back" };
const behind: Seat = { kind: "single", place: "back" };
const low: Seat = { kind: "low", place: "low" };

/** The layouts that have a number (ISO/IEC 14496-3, table 1.19), from 1 on. */
export const LAYOUTS: readonly Layout[] = [
  [centre],
  [pair],
  [centre, pair],
  [centre, pair, behind],
  [centre, pair, surround],
  [centre, pair, surround, low],
  [centre, pair, pair, surround, low],
];

/** The channels of each seat as they are handed out: those to the left and right in front, the centre, the low ones, and those behind. */
export function channelsOf(layout: Layout): { readonly count: number; readonly bySeat: readonly number[] } {
  const bySeat: number[] = [];
  let count = 0;
  for (const rank of [0, 1, 2, 3])
    for (const [i, seat] of layout.entries())
      if (rankOf(seat) === rank) {
        bySeat[i] = count;
        count += seat.kind === "pair" ? 2 : 1;
      }
  return { count, bySeat };
}

function rankOf({ kind, place }: Seat): number {
  if (place === "front") return kind === "pair" ? 0 : 1;
  return place === "low" ? 2 : 3;
}

/** Reads a layout that is written out (program_config_element, section 4.4.1.1), after its tag. */
export function readLayout(bits: Bits): Layout {
  // The type of coding and the rate, which are known.
  bits.skip(6);
  const [front, side, back, lows, data, coupled] = [4, 4, 4, 2, 3, 4].map((width) => bits.take(width));
  // Ways to mix it down.
  for (const width of [4, 4, 3]) if (bits.flag()) bits.skip(width);
  const some = (count: number, place: Seat["place"]): Seat[] =>
    Array.from({ length: count }, () => ({ kind: bits.flag() ? "pair" : "single", place, tag: bits.take(4) }));
  const layout: Seat[] = [...some(front!, "front"), ...some(side!, "side"), ...some(back!, "back")];
  for (let i = 0; i < lows!; i++) layout.push({ kind: "low", place: "low", tag: bits.take(4) });
  bits.skip(4 * data! + 5 * coupled!);
  bits.align();
  for (let left = bits.take(8); left > 0; left--) bits.skip(8);
  if (layout.length === 0) throw damaged("it has no channels.");
  const { count } = channelsOf(layout);
  if (count > MOST_CHANNELS) throw damaged(`it claims ${count} channels.`);
  return layout;
}
