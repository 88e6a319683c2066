import { createArena } from "./parallel/arena.js";
import { enter } from "./parallel/kernels.js";

/** Turns a stream of samples at one rate into one at another. */
export interface Resampler {
  /** What the samples so far decide of the new stream; the arrays are new each time. */
  push(samples: Float32Array): Float32Array;
  /** What remains at the end; after all of it `ceil(samples × to / from)` have come. */
  finish(): Float32Array;
}

/** Zero crossings of the filter on each side, at the lower of the two rates. */
const CROSSINGS = 32;
/** Shape of the Kaiser window: what is beyond the new bandwidth is 80 dB down. */
const BETA = 7.857;
/** Where the filter has fallen by half, as a share of the bandwidth: it passes 85 % and has closed at 100 %. */
const CUTOFF = 0.925;
/** Positions between two samples that are told apart; the usual rates need fewer, for odd ones the nearest is taken. */
const MOST_PHASES = 1024;

/** New samples that are made in one go. */
const CHUNK = 4096;

/**
 * A resampler from whole rates `from` to `to`, in Hz, by a windowed sinc filter (Smith, "Digital Audio Resampling", 1984) whose values are tabled for
 * every phase. The delay of the filter is made up for; before the first and after the last sample is silence.
 */
export function createResampler(from: number, to: number): Resampler {
  if (from === to) return { push: (samples) => samples.slice(), finish: () => new Float32Array(0) };
  const common = greatestCommonDivisor(from, to);
  const [up, down] = [to / common, from / common];
  const filter = createFilter(up, down);
  // `base` is the number of the sample at the start of what is kept; before the first one is silence.
  let kept = new Float32Array(filter.side);
  let base = -filter.side;
  let made = 0;

  const placeOf = (output: number) => Math.floor((output * down) / up);
  const produce = (count: number): Float32Array => {
    const out = new Float32Array(Math.max(0, count - made));
    for (let i = 0; i < out.length; i += CHUNK) {
      const place = placeOf(made + i);
      const first = place - filter.side + 1 - base;
      filter.apply(kept.subarray(first), (made + i) * down - place * up, out.subarray(i, i + CHUNK));
    }
    made += out.length;
    const needed = placeOf(made) - filter.side + 1;
    kept = kept.slice(needed - base);
    base = needed;
    return out;
  };
  const append = (samples: Float32Array) => {
    const joined = new Float32Array(kept.length + samples.length);
    joined.set(kept);
    joined.set(samples, kept.length);
    kept = joined;
  };
  return {
    push(samples) {
      append(samples);
      // The values around a sample are known once `side` more have come.
      const known = base + kept.length - 1 - filter.side;
      return produce(known < 0 ? 0 : Math.floor((known * up) / down) + 1);
    },
    finish() {
      const all = base + kept.length;
      append(new Float32Array(filter.side + 1));
      return produce(Math.ceil((all * up) / down));
    },
  };
}

/** A filter of 2 · side values for each phase, in a memory of its own. */
function createFilter(up: number, down: number) {
  const bandwidth = Math.min(1, up / down);
  const phases = Math.min(up, MOST_PHASES);
  const side = 4 * Math.ceil(CROSSINGS / bandwidth / 4);
  const taps = 2 * side;
  const span = Math.ceil(((CHUNK + 1) * down) / up) + taps;
  const arena = createArena(4 * (phases * taps + span + CHUNK));
  const kernels = enter(arena.memory);
  const table = arena.put(tabled(phases, side, bandwidth));
  const [signal, out] = [arena.scratch(4 * span), arena.scratch(4 * CHUNK)];
  return {
    side,
    /** Values from `part` / up samples after place `side` − 1 of the signal on. */
    apply(samples: Float32Array, part: number, to: Float32Array): void {
      const reach = Math.floor((part + (to.length - 1) * down) / up) + taps;
      arena.floats(signal, span).set(samples.subarray(0, reach));
      kernels.between(signal, part, to.length, up, down, table, phases, taps, out);
      to.set(arena.floats(out, to.length));
    },
  };
}

/** phases × 2 · side. */
function tabled(phases: number, side: number, bandwidth: number): Float32Array {
  const table = new Float32Array(phases * 2 * side);
  for (let phase = 0; phase < phases; phase++) {
    const row = Float64Array.from({ length: 2 * side }, (_, tap) => kernel((tap - side + 1 - phase / phases) * bandwidth));
    // Every phase passes a constant unchanged, so that none is heard as a hum.
    const sum = row.reduce((total, value) => total + value, 0);
    table.set(
      row.map((value) => value / sum),
      phase * 2 * side,
    );
  }
  return table;
}

/** sinc under a Kaiser window; `x` in samples of the lower rate. */
function kernel(x: number): number {
  const within = 1 - (x / CROSSINGS) ** 2;
  if (within <= 0) return 0;
  const angle = Math.PI * CUTOFF * x;
  return (x === 0 ? 1 : Math.sin(angle) / angle) * bessel(BETA * Math.sqrt(within));
}

/** The modified Bessel function of the first kind and order 0, by its series. */
function bessel(x: number): number {
  let [sum, term] = [1, 1];
  for (let k = 1; term > 1e-16 * sum; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
