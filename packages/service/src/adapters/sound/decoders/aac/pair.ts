import type { Bits } from "./bits.js";
import { type Channel, type ChannelReader, NOISE, SAME, TURNED } from "./channel.js";
import { type Division, eachBand } from "./division.js";

/** Reads two channels (channel_pair_element) and makes of them what each has to play. */
export function readPair(bits: Bits, reader: ChannelReader): [Channel, Channel] {
  if (!bits.flag()) return [reader.read(bits), reader.read(bits)];
  const division = reader.readDivision(bits);
  const joined = readJoined(bits, division);
  const pair: [Channel, Channel] = [reader.read(bits, division), reader.read(bits, division)];
  separate(pair, joined);
  return pair;
}

const [SOME, ALL] = [1, 2];

/** By band of all groups, whether both channels are stored together there: 1, or 0. */
function readJoined(bits: Bits, { groups, bands }: Division): Uint8Array {
  const joined = new Uint8Array(groups.length * bands);
  const which = bits.take(2);
  if (which === SOME) return joined.map(() => bits.take(1));
  return joined.fill(which === ALL ? 1 : 0);
}

/**
 * Sum and difference become left and right (ISO/IEC 14496-3, section 4.6.8.1); what is stored once becomes the right one's as well (4.6.8.2), where
 * `joined` turns it over; noise may be the same in both (4.6.13).
 */
function separate([left, right]: readonly [Channel, Channel], joined: Uint8Array): void {
  eachBand(left.division, (band, from, to) => {
    const book = right.books[band]!;
    if (book === SAME || book === TURNED) {
      const share = right.scales[band]!;
      copy(left.spectrum, right.spectrum, (book === SAME) === (joined[band] === 0) ? share : -share, from, to);
    } else if (joined[band] === 1) {
      if (book !== NOISE && left.books[band] !== NOISE) unmix(left.spectrum, right.spectrum, from, to);
      else if (book === left.books[band]) copy(left.spectrum, right.spectrum, right.scales[band]! / left.scales[band]!, from, to);
    }
  });
}

function copy(from: Float64Array, into: Float64Array, share: number, start: number, end: number): void {
  for (let at = start; at < end; at++) into[at] = from[at]! * share;
}

function unmix(left: Float64Array, right: Float64Array, start: number, end: number): void {
  for (let at = start; at < end; at++) {
    const sum = left[at]!;
    const difference = right[at]!;
    left[at] = sum + difference;
    right[at] = sum - difference;
  }
}
