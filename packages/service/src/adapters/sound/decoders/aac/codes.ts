import { damaged } from "../decoder.js";
import type { Bits } from "./bits.js";
import { scaleFactorCode, spectralCodes, type WrittenCode } from "./written-codes.js";

/** A Huffman code that reads. */
export interface Code extends Omit<WrittenCode, "lengths" | "order"> {
  /** The values of the word that comes next begin here in `values`. */
  read(bits: Bits): number;
  readonly values: Int16Array;
}

/** Words of so many bits are looked up at once; longer ones are rare. */
const SHORT = 9;

export function createCode(written: WrittenCode): Code {
  const { dimensions, largest, signed } = written;
  const lengths = numbers(written.lengths);
  const order = numbers(written.order);
  const { firstWords, firstPlaces } = placesOf(lengths);
  const short = shortWords(lengths, order);
  const values = valuesOf(written);
  /** Words of one length follow each other, so how far one lies behind the first tells which it is. */
  const long = (bits: Bits): number => {
    for (let length = SHORT + 1; length <= lengths.length; length++) {
      const behind = bits.peek(length) - firstWords[length]!;
      if (behind >= lengths[length - 1]!) continue;
      bits.skip(length);
      return order[firstPlaces[length]! + behind]! * dimensions;
    }
    throw damaged("a frame of it holds a word that no code has.");
  };
  return {
    ...{ dimensions, largest, signed, values },
    read(bits) {
      const found = short[bits.peek(SHORT)]!;
      if (found === 0) return long(bits);
      bits.skip(found & 15);
      return (found >> 4) * dimensions;
    },
  };
}

export const scaleFactors = createCode(scaleFactorCode);
/** By the number of the book; 0 has none. */
export const spectralBooks: readonly (Code | undefined)[] = [undefined, ...spectralCodes.map(createCode)];

/** The first word of each length, and its place in the order. */
function placesOf(lengths: readonly number[]): { firstWords: readonly number[]; firstPlaces: readonly number[] } {
  const firstWords = [0];
  const firstPlaces = [0];
  let [word, place] = [0, 0];
  for (const [i, count] of lengths.entries()) {
    word *= 2;
    firstWords[i + 1] = word;
    firstPlaces[i + 1] = place;
    word += count;
    place += count;
  }
  return { firstWords, firstPlaces };
}

/** For the next {@link SHORT} bits, what a word with which they begin stands for, 16-fold, plus its length; 0 where it is longer. */
function shortWords(lengths: readonly number[], order: readonly number[]): Uint16Array {
  const table = new Uint16Array(1 << SHORT);
  let [place, from] = [0, 0];
  for (const [i, count] of lengths.slice(0, SHORT).entries())
    for (const end = place + count; place < end; place++) {
      const to = from + (1 << (SHORT - 1 - i));
      table.fill((order[place]! << 4) | (i + 1), from, to);
      from = to;
    }
  return table;
}

/** What the digits of every number say. */
function valuesOf({ dimensions, largest, signed, order }: WrittenCode): Int16Array {
  const least = signed ? -largest : 0;
  const base = largest - least + 1;
  const values = new Int16Array(numbers(order).length * dimensions);
  for (let at = 0; at < values.length; at++) {
    const place = dimensions - 1 - (at % dimensions);
    values[at] = (Math.floor(Math.floor(at / dimensions) / base ** place) % base) + least;
  }
  return values;
}

function numbers(text: string): number[] {
  return text.trim().split(/\s+/).map(Number);
}
