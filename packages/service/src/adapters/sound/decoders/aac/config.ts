import { SoundFileError } from "../../../../ports/sound-files.js";
import { damaged } from "../decoder.js";
import { Bits } from "./bits.js";
import { LAYOUTS, type Layout, readLayout } from "./layout.js";

/** How a stream is coded. */
export interface AacConfig {
  /** Hz. */
  readonly rate: number;
  /** Undefined where the first frame says it. */
  readonly layout?: Layout | undefined;
}

const [LOW_COMPLEXITY, BANDS_REPLICATED, STEREO_MADE] = [2, 5, 29];
/** Other ways of coding that have come up in files, by their number (ISO/IEC 14496-3, table 1.17). */
const OTHERS: Readonly<Record<number, string>> = {
  1: "AAC Main",
  3: "AAC SSR",
  4: "AAC LTP",
  6: "AAC Scalable",
  17: "ER AAC LC",
  20: "ER AAC Scalable",
  22: "ER BSAC",
  23: "AAC LD",
  32: "MPEG Layer I",
  33: "MPEG Layer II",
  34: "MPEG Layer III",
  36: "MPEG-4 ALS",
  39: "AAC ELD",
  42: "USAC (xHE-AAC)",
};
/** Rates that have a number, in Hz. */
const RATES = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350];
/** Stands for a rate that is written out. */
const WRITTEN_RATE = 15;

/** Reads what a container says about its stream (AudioSpecificConfig, section 1.6.2.1). Of HE-AAC that is about the part that any decoder reads. */
export function readConfig(bytes: Uint8Array): AacConfig {
  const bits = new Bits(bytes);
  let type = readType(bits);
  const rate = readRate(bits);
  const channels = bits.take(4);
  if (type === BANDS_REPLICATED || type === STEREO_MADE) {
    readRate(bits);
    type = readType(bits);
  }
  assertDecoded(type);
  if (bits.flag()) throw new SoundFileError("undecodable", "it has frames of 960 samples, which are not decoded here.");
  // That it depends on another stream, and the delay of that.
  if (bits.flag()) bits.skip(14);
  bits.skip(1);
  if (channels > 0) return { rate, layout: layoutOf(channels) };
  bits.skip(4);
  return { rate, layout: readLayout(bits) };
}

export function assertDecoded(type: number): void {
  if (type === LOW_COMPLEXITY) return;
  throw new SoundFileError(
    "undecodable",
    `its sound is ${OTHERS[type] ?? `of MPEG-4 type ${type}`}, which is not decoded here; of AAC, LC and HE are.`,
  );
}

/** The rate of a number, in Hz. */
export function rateOf(index: number): number {
  const rate = RATES[index];
  if (rate === undefined) throw damaged(`it claims rate number ${index}, which there is not.`);
  return rate;
}

/** The layout of a number; undefined for 0, by which it is written out. */
export function layoutOf(channels: number): Layout | undefined {
  if (channels > LAYOUTS.length)
    throw new SoundFileError("undecodable", `it has channels by arrangement ${channels}, which is not decoded here.`);
  return LAYOUTS[channels - 1];
}

function readType(bits: Bits): number {
  const type = bits.take(5);
  return type === 31 ? 32 + bits.take(6) : type;
}

function readRate(bits: Bits): number {
  const index = bits.take(4);
  return index === WRITTEN_RATE ? bits.take(24) : rateOf(index);
}
