import { damaged } from "../decoder.js";
import type { Bits } from "./bits.js";
import type { Division } from "./division.js";

// Temporal noise shaping (ISO/IEC 14496-3, section 4.6.9): a spectrum was filtered along its frequencies, which is undone.

/** A filter that undoes it. */
export interface Shaper {
  /** Where the numbers are that it changes. */
  readonly from: number;
  readonly to: number;
  /** From high frequencies to low ones. */
  readonly downward: boolean;
  /** How much of each of the numbers that came before is taken away. */
  readonly weights: Float64Array;
}

const WIDTHS = {
  long: { filters: 2, bands: 6, order: 5, most: 12 },
  short: { filters: 1, bands: 4, order: 3, most: 7 },
};

/** Reads the filters of all windows (tns_data). */
export function readShapers(bits: Bits, division: Division): Shaper[] {
  const shapers: Shaper[] = [];
  const widths = division.sequence === "short" ? WIDTHS.short : WIDTHS.long;
  for (let window = 0; window < (division.sequence === "short" ? 8 : 1); window++) {
    const filters = bits.take(widths.filters);
    if (filters === 0) continue;
    const precision = bits.take(1) + 3;
    let top = division.starts.length - 1;
    for (let i = 0; i < filters; i++) {
      const bottom = Math.max(0, top - bits.take(widths.bands));
      const order = bits.take(widths.order);
      if (order > widths.most) throw damaged("a frame of it shapes noise by more than is allowed.");
      if (order > 0) shapers.push({ ...spanOf(division, window, bottom, top), ...readFilter(bits, order, precision) });
      top = bottom;
    }
  }
  return shapers;
}

function spanOf({ starts, shaped, bands, size }: Division, window: number, bottom: number, top: number) {
  const at = (band: number) => window * size + starts[Math.min(band, shaped, bands)]!;
  return { from: at(bottom), to: at(top) };
}

function readFilter(bits: Bits, order: number, precision: number): Pick<Shaper, "downward" | "weights"> {
  const downward = bits.flag();
  const width = precision - bits.take(1);
  const reflections = Float64Array.from({ length: order }, () => reflectionOf(bits.take(width), width, precision));
  return { downward, weights: weightsOf(reflections) };
}

/** A coefficient of reflection, which is written as a whole number of two's complement. */
function reflectionOf(written: number, width: number, precision: number): number {
  const value = written < 1 << (width - 1) ? written : written - (1 << width);
  const half = 1 << (precision - 1);
  return Math.sin((value * Math.PI) / 2 / (value >= 0 ? half - 0.5 : half + 0.5));
}

/** The weights of a filter from its coefficients of reflection (Levinson's recursion). */
function weightsOf(reflections: Float64Array): Float64Array {
  let weights = new Float64Array(0);
  for (const [order, reflection] of reflections.entries()) {
    const before = weights;
    weights = Float64Array.from({ length: order + 1 }, (_, i) =>
      i === order ? reflection : before[i]! + reflection * before[order - 1 - i]!,
    );
  }
  return weights;
}

export function shape(spectrum: Float64Array, { from, to, downward, weights }: Shaper): void {
  const step = downward ? -1 : 1;
  const first = downward ? to - 1 : from;
  for (let n = 0; n < to - from; n++) {
    const at = first + n * step;
    let value = spectrum[at]!;
    for (let back = 1; back <= Math.min(n, weights.length); back++) value -= weights[back - 1]! * spectrum[at - back * step]!;
    spectrum[at] = value;
  }
}
