import { createRandom, type Random } from "@segue/kernels";
import { SoundFileError } from "../../../../ports/sound-files.js";
import { damaged } from "../decoder.js";
import { bandsOf } from "./bands.js";
import type { Bits } from "./bits.js";
import { type Code, scaleFactors, spectralBooks } from "./codes.js";
import { type Division, eachBand, FRAME, readDivision } from "./division.js";
import { fillNoise } from "./noise.js";
import { readShapers, type Shaper } from "./shaping.js";

/** What a band holds that no book of codes is for: silence, noise, or what the other channel holds, turned over or not. */
export const [SILENT, NOISE, TURNED, SAME] = [0, 13, 14, 15] as const;
/** A number that stands for no book. */
const RESERVED = 12;
/** The book in which the largest value announces a larger one. */
const ESCAPING = 11;

/** What a frame holds of one channel (individual_channel_stream). */
export interface Channel {
  readonly division: Division;
  /** By band of all groups: the book by which it is written, or what it holds instead. */
  readonly books: Uint8Array;
  /** By band: by what its numbers are multiplied; of noise how loud it is, of what another channel holds the share. */
  readonly scales: Float64Array;
  readonly shapers: readonly Shaper[];
  /** {@link FRAME} numbers, those that another channel holds not yet there. */
  readonly spectrum: Float64Array;
}

/** Reads channels of one stream, whose rate says what bands they have. */
export interface ChannelReader {
  readDivision(bits: Bits): Division;
  /** Reads a channel; `common` is the division that it shares with another one. */
  read(bits: Bits, common?: Division): Channel;
}

export function createChannelReader(rate: number): ChannelReader {
  const table = bandsOf(rate);
  // The same file is to sound the same every time.
  const random = createRandom("aac");
  return {
    readDivision: (bits) => readDivision(bits, table),
    read(bits, common) {
      const gain = bits.take(8);
      const division = common ?? readDivision(bits, table);
      const books = readBooks(bits, division);
      const scales = readScales(bits, gain, books);
      const pulses = bits.flag() ? readPulses(bits, division) : [];
      const shapers = bits.flag() ? readShapers(bits, division) : [];
      if (bits.flag())
        throw new SoundFileError("undecodable", "its gain is controlled as in AAC SSR, which is not decoded here.");
      const numbers = readNumbers(bits, division, books);
      for (const { at, by } of pulses) numbers[at]! += numbers[at]! > 0 ? by : -by;
      return { division, books, scales, shapers, spectrum: spectrumOf(numbers, { division, books, scales }, random) };
    },
  };
}

/** Neighbouring bands with the same book are written as one section. */
function readBooks(bits: Bits, { sequence, groups, bands }: Division): Uint8Array {
  const width = sequence === "short" ? 3 : 5;
  const books = new Uint8Array(groups.length * bands);
  for (let from = 0; from < books.length; ) {
    const end = (Math.floor(from / bands) + 1) * bands;
    const book = bits.take(4);
    if (book === RESERVED) throw damaged("a frame of it names a book that there is not.");
    const to = from + readLength(bits, width);
    if (to > end) throw damaged("a frame of it has sections beyond its bands.");
    books.fill(book, from, to);
    from = to;
  }
  return books;
}

/** A length of which the largest part means that another follows. */
function readLength(bits: Bits, width: number): number {
  const most = (1 << width) - 1;
  let length = 0;
  for (let part = most; part === most; length += part) part = bits.take(width);
  return length;
}

/** Of the first noise a frame says how loud it is by so many bits, and from which number on. */
const FIRST_NOISE = { bits: 9, least: -256, below: 90 };
/** The scale factor that multiplies by 1. */
const UNITY = 100;

/** Scale factors are told by how much each is larger than the one before of its kind; four of them double. */
function readScales(bits: Bits, gain: number, books: Uint8Array): Float64Array {
  let [factor, loudness, share] = [gain, gain - FIRST_NOISE.below, 0];
  let noisy = false;
  return Float64Array.from(books, (book) => {
    if (book === SILENT) return 0;
    if (book === TURNED || book === SAME) {
      share = inRange(share + readStep(bits), -MOST_FACTOR);
      return 2 ** (-share / 4);
    }
    if (book === NOISE) {
      loudness = inRange(loudness + (noisy ? readStep(bits) : bits.take(FIRST_NOISE.bits) + FIRST_NOISE.least), -2 * MOST_FACTOR);
      noisy = true;
      return 2 ** (loudness / 4);
    }
    factor = inRange(factor + readStep(bits), 0);
    return 2 ** ((factor - UNITY) / 4);
  });
}

/** The largest scale factor. */
const MOST_FACTOR = 255;

function inRange(factor: number, least: number): number {
  if (factor < least || factor > MOST_FACTOR) throw damaged("a frame of it has a scale factor that there is not.");
  return factor;
}

const readStep = (bits: Bits) => scaleFactors.read(bits) - 60;

interface Pulse {
  readonly at: number;
  readonly by: number;
}

/** Numbers that are larger than is written of them (pulse_data). */
function readPulses(bits: Bits, { sequence, starts }: Division): Pulse[] {
  if (sequence === "short") throw damaged("a frame of it has pulses in short windows.");
  const count = bits.take(2) + 1;
  const band = bits.take(6);
  if (band >= starts.length) throw damaged("a frame of it has pulses beyond its bands.");
  let at = starts[band]!;
  return Array.from({ length: count }, () => {
    at += bits.take(5);
    if (at >= FRAME) throw damaged("a frame of it has pulses beyond its end.");
    return { at, by: bits.take(4) };
  });
}

/** What is written of the spectrum: whole numbers. */
function readNumbers(bits: Bits, division: Division, books: Uint8Array): Int16Array {
  const numbers = new Int16Array(FRAME);
  eachBand(division, (band, from, to) => {
    const code = spectralBooks[books[band]!];
    if (code !== undefined) readWords(bits, code, books[band] === ESCAPING, numbers, from, to);
  });
  return numbers;
}

function readWords(bits: Bits, code: Code, escaping: boolean, numbers: Int16Array, from: number, to: number): void {
  const { values, dimensions, signed } = code;
  for (let at = from; at < to; at += dimensions) {
    const word = code.read(bits);
    for (let i = 0; i < dimensions; i++) numbers[at + i] = values[word + i]!;
    if (signed) continue;
    for (let i = at; i < at + dimensions; i++) if (numbers[i]! !== 0 && bits.take(1) === 1) numbers[i] = -numbers[i]!;
    if (escaping)
      for (let i = at; i < at + dimensions; i++)
        if (Math.abs(numbers[i]!) === code.largest) numbers[i]! = escaped(bits, numbers[i]!);
  }
}

/** The most ones before an escaped number: it may have 13 bits. */
const MOST_ONES = 8;

function escaped(bits: Bits, sign: number): number {
  let ones = 0;
  while (bits.take(1) === 1) if (++ones > MOST_ONES) throw damaged("a frame of it holds a number that is too large.");
  const width = ones + 4;
  const size = 2 ** width + bits.take(width);
  return sign < 0 ? -size : size;
}

/** Powers of 4/3 of what a frame may hold, pulses included. */
const POWERS = Float64Array.from({ length: (1 << 13) + 16 * 4 }, (_, n) => n ** (4 / 3));

function spectrumOf(numbers: Int16Array, channel: Pick<Channel, "division" | "books" | "scales">, random: Random): Float64Array {
  const spectrum = new Float64Array(FRAME);
  eachBand(channel.division, (band, from, to) => {
    const scale = channel.scales[band]!;
    if (channel.books[band] === NOISE) fillNoise(spectrum, from, to, scale, random);
    else multiply(numbers, scale, spectrum, from, to);
  });
  return spectrum;
}

function multiply(numbers: Int16Array, scale: number, spectrum: Float64Array, from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const number = numbers[at]!;
    spectrum[at] = number < 0 ? -POWERS[-number]! * scale : POWERS[number]! * scale;
  }
}
