import { damaged } from "../decoder.js";
import type { Bits } from "./bits.js";
import { type Channel, type ChannelReader, createChannelReader, SILENT } from "./channel.js";
import { scaleFactors } from "./codes.js";
import type { AacConfig } from "./config.js";
import { createFilterBank, type FilterBank } from "./filter-bank.js";
import { channelsOf, type Kind, type Layout, readLayout } from "./layout.js";
import { readPair } from "./pair.js";
import { shape } from "./shaping.js";

/** Decodes a stream of AAC-LC. */
export interface AacDecoder {
  /** The samples that a frame brings (raw_data_block), an array a channel; they complete those of the frame before. Afterwards the bits are at a byte. */
  decode(bits: Bits): Float32Array[];
}

/** What a frame is made of, by its number (ISO/IEC 14496-3, table 4.85). */
const [SINGLE, PAIR, COUPLING, LOW, DATA, LAYOUT, FILL, END] = [0, 1, 2, 3, 4, 5, 6, 7];

export function createAacDecoder({ rate, layout }: AacConfig): AacDecoder {
  const reader = createChannelReader(rate);
  let seats = layout && createSeats(layout);
  const play = (kind: Kind, tag: number, channels: readonly Channel[]) => {
    if (seats === undefined) throw damaged("it does not say which channels it has.");
    seats.play(kind, tag, channels);
  };
  const readPart = (part: number, bits: Bits) => {
    if (part === FILL) return skipFilling(bits);
    const tag = bits.take(4);
    if (part === SINGLE) play("single", tag, [reader.read(bits)]);
    else if (part === PAIR) play("pair", tag, readPair(bits, reader));
    else if (part === LOW) play("low", tag, [reader.read(bits)]);
    else if (part === COUPLING) skipCoupling(bits, reader);
    else if (part === DATA) skipData(bits);
    else if (part === LAYOUT) {
      const written = readLayout(bits);
      // Where it is known beforehand which channels there are, that counts; otherwise each frame may say it again.
      if (layout !== undefined) return;
      seats ??= createSeats(written);
      if (!seats.are(written)) throw damaged("its channels change in the middle.");
    }
  };
  return {
    decode(bits) {
      for (let part = bits.take(3); part !== END; part = bits.take(3)) readPart(part, bits);
      bits.align();
      if (seats === undefined) throw damaged("it does not say which channels it has.");
      return seats.take();
    },
  };
}

/** The channels of a layout, each with what its last frame left. */
function createSeats(layout: Layout) {
  const { count, bySeat } = channelsOf(layout);
  const banks = Array.from({ length: count }, createFilterBank);
  const samples: (Float32Array | undefined)[] = [];
  return {
    are: (other: Layout) => JSON.stringify(layout) === JSON.stringify(other),
    play(kind: Kind, tag: number, channels: readonly Channel[]) {
      const seat = layout.findIndex(
        (each, i) => each.kind === kind && (each.tag ?? tag) === tag && samples[bySeat[i]!] === undefined,
      );
      if (seat < 0) throw damaged("a frame of it holds a channel that it does not announce.");
      for (const [i, channel] of channels.entries()) samples[bySeat[seat]! + i] = playChannel(channel, banks[bySeat[seat]! + i]!);
    },
    take(): Float32Array[] {
      const taken = banks.map((_, i) => samples[i]);
      samples.length = 0;
      if (!taken.every((channel) => channel !== undefined)) throw damaged("a frame of it lacks a channel.");
      return taken;
    },
  };
}

function playChannel({ spectrum, shapers, division }: Channel, bank: FilterBank): Float32Array {
  for (const shaper of shapers) shape(spectrum, shaper);
  return bank.play(spectrum, division);
}

/** What fills a frame, or extends it (as HE-AAC does). */
function skipFilling(bits: Bits): void {
  const count = bits.take(4);
  bits.skip(8 * (count === 15 ? 14 + bits.take(8) : count));
}

function skipData(bits: Bits): void {
  const aligned = bits.flag();
  const count = bits.take(8);
  const more = count === 255 ? bits.take(8) : 0;
  if (aligned) bits.align();
  bits.skip(8 * (count + more));
}

/** A channel that would be added to others (coupling_channel_element), which programs do not write. */
function skipCoupling(bits: Bits, reader: ChannelReader): void {
  const independent = bits.flag();
  let gains = 0;
  for (let left = bits.take(3); left >= 0; left--) {
    const isPair = bits.flag();
    bits.skip(4);
    gains += isPair && bits.take(2) === 3 ? 2 : 1;
  }
  bits.skip(4);
  const { books } = reader.read(bits);
  const written = books.filter((book) => book !== SILENT).length;
  for (let gain = 1; gain < gains; gain++)
    for (let left = independent || bits.flag() ? 1 : written; left > 0; left--) scaleFactors.read(bits);
}
