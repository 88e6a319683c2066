// Scale-factor bands (ISO/IEC 14496-3, tables 4.110 to 4.128) and how far temporal noise shaping reaches (table 4.103).

/** What depends on the rate alone. */
export interface Bands {
  /** Where the bands of a long window begin, of 1024 numbers, and the end. */
  readonly long: Uint16Array;
  /** Of a short one, of 128. */
  readonly short: Uint16Array;
  /** Bands that temporal noise shaping may reach. */
  readonly shaped: { readonly long: number; readonly short: number };
}

/** The bands at a rate in Hz; one without bands of its own takes those of a near one. */
export function bandsOf(rate: number): Bands {
  const [, long, short, shapedLong, shapedShort] = BY_RATE.find(([least]) => rate >= least)!;
  return { long: startsOf(long), short: startsOf(short), shaped: { long: shapedLong, short: shapedShort } };
}

// Widths of bands, one after the other; "4x10" are ten of 4.
const LONG_16 = "8x11 12x9 16x4 20x3 24x2 28x2 32 36 40x2 44 48 52 56 60 64x3";
const LONG_24 = "4x11 8x10 12x4 16x3 20x2 24x2 28x2 32 36x2 40 44 48 52x2 64x5";
const LONG_32 = "4x10 8x7 12x4 16x2 20x2 24x2 28x2 32x22";
const LONG_48 = "4x10 8x7 12x4 16x2 20x2 24x2 28x2 32x19 96";
const LONG_64 = "4x14 8x4 12x3 16x3 20 24x2 28 36 40x18";
const LONG_8 = "12x13 16x7 20x4 24x3 28x2 32 36x2 40 44 48 52 56 60 64 80";
const LONG_96 = "4x14 8x5 12x5 16x2 24 28 36 44 64x11";
const SHORT_16 = "4x8 8x2 12x2 16 20x2";
const SHORT_24 = "4x7 8x3 12x2 16x2 20";
const SHORT_48 = "4x5 8x3 12x3 16x3";
const SHORT_8 = "4x7 8x4 12 16 20x2";
const SHORT_96 = "4x6 8x3 16 28 36";

/** From which rate on, in Hz: widths of the bands of long and of short windows, bands of both that are shaped. */
const BY_RATE: readonly (readonly [number, string, string, number, number])[] = [
  [92_017, LONG_96, SHORT_96, 31, 9],
  [75_132, LONG_96, SHORT_96, 31, 9],
  [55_426, LONG_64, SHORT_96, 34, 10],
  [46_009, LONG_48, SHORT_48, 40, 14],
  [37_566, LONG_48, SHORT_48, 42, 14],
  [27_713, LONG_32, SHORT_48, 51, 14],
  [23_004, LONG_24, SHORT_24, 46, 14],
  [18_783, LONG_24, SHORT_24, 46, 14],
  [13_856, LONG_16, SHORT_16, 42, 14],
  [11_502, LONG_16, SHORT_16, 42, 14],
  [9391, LONG_16, SHORT_16, 42, 14],
  [0, LONG_8, SHORT_8, 39, 14],
];

function startsOf(widths: string): Uint16Array {
  const starts = [0];
  for (const part of widths.split(" ")) {
    const [width, count = "1"] = part.split("x");
    for (let i = 0; i < Number(count); i++) starts.push(starts.at(-1)! + Number(width));
  }
  return Uint16Array.from(starts);
}
