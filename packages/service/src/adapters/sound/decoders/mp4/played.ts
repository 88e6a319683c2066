import { damaged } from "../decoder.js";
import { boxesIn, find, need } from "./boxes.js";
import { Numbers } from "./numbers.js";

/** Which samples of a track are played: from one on, to before another. */
export interface Played {
  readonly from: number;
  readonly to: number;
}

/** What a track says of that by a note of iTunes, or by its list of edits; otherwise all are. `rate` is that of the samples, in Hz. */
export function playedOf(movie: Buffer, track: Buffer, rate: number): Played {
  const scale = readTimes(need(track, "mdia", "mdhd")).scale;
  const { from, to } = noted(movie) ?? edited(movie, track, scale) ?? { from: 0, to: Number.POSITIVE_INFINITY };
  const samples = (time: number) => Math.round((time * rate) / scale);
  return { from: samples(from), to: samples(to) };
}

/** What iTunes notes in a tag: what the encoder needed to start, what fills the last frame, and how many samples are between, in hexadecimals. */
function noted(movie: Buffer): Played | undefined {
  const tags = find(movie, "udta", "meta");
  const list = tags === undefined ? undefined : find(tags.subarray(4), "ilst");
  for (const { name, body } of list === undefined ? [] : boxesIn(list)) {
    if (name !== "----" || find(body, "name")?.toString("latin1", 4) !== "iTunSMPB") continue;
    const [, delay, , count] =
      find(body, "data")
        ?.toString("latin1", 8)
        .trim()
        .split(/\s+/)
        .map((part) => Number.parseInt(part, 16)) ?? [];
    if (delay !== undefined && count !== undefined && count > 0) return { from: delay, to: delay + count };
  }
  return undefined;
}

/** The first edit that is no pause, which would begin at −1: where in the sound it begins, and how long it is by the clock of the whole. The sound may end before it. */
function edited(movie: Buffer, track: Buffer, scale: number): Played | undefined {
  const list = find(track, "edts", "elst");
  if (list === undefined) return undefined;
  const numbers = new Numbers(list);
  const width = numbers.take(1) === 1 ? 8 : 4;
  numbers.skip(3);
  const edits = Array.from({ length: numbers.takeCount(2 * width + 4) }, () => {
    const edit = { length: numbers.take(width), from: numbers.take(width) };
    numbers.skip(4);
    return edit;
  }).filter(({ from }) => from < 2 ** (8 * width - 1));
  const [first, ...others] = edits;
  if (first === undefined) return undefined;
  const stored = storedLength(need(track, "mdia", "minf", "stbl"));
  const length =
    others.length > 0 || first.length === 0
      ? Number.POSITIVE_INFINITY
      : (first.length * scale) / readTimes(need(movie, "mvhd")).scale;
  return { from: first.from, to: Math.min(stored, first.from + length) };
}

/** How long all frames are, by the table of their lengths; the last one may be shorter than what it holds. */
function storedLength(tables: Buffer): number {
  const numbers = new Numbers(need(tables, "stts"), 4);
  let length = 0;
  for (let left = numbers.takeCount(8); left > 0; left--) length += numbers.take(4) * numbers.take(4);
  return length > 0 ? length : Number.POSITIVE_INFINITY;
}

/** How many units of time a second has (`mvhd`, `mdhd`); the dates before are longer in version 1. */
function readTimes(head: Buffer): { readonly scale: number } {
  const numbers = new Numbers(head);
  const version = numbers.take(1);
  numbers.skip(3 + (version === 1 ? 16 : 8));
  const scale = numbers.take(4);
  if (scale === 0) throw damaged("its time has no unit.");
  return { scale };
}
