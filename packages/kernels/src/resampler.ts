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

/**
 * A resampler from whole rates `from` to `to`, in Hz, by a windowed sinc filter (Smith, "Digital Audio Resampling", 1984) whose values are tabled for
 * every phase. The delay of the filter is made up for; before the first and after the last sample is silence.
 */
export function createResampler(from: number, to: number): Resampler {
  if (from === to) return { push: (samples) => samples.slice(), finish: () => new Float32Array(0) };
  const common = greatestCommonDivisor(from, to);
  const [up, down] = [to / common, from / common];
  const filter = tabled(up, Math.min(1, to / from));
  let kept = new Float32Array(filter.taps);
  // Silence before the first sample; `base` is the number of the sample at the start of what is kept.
  let base = -filter.taps;
  let made = 0;

  const produce = (count: number): Float32Array => {
    const out = new Float32Array(Math.max(0, count - made));
    for (let i = 0; i < out.length; i++, made++) {
      const at = Math.floor((made * down) / up);
      out[i] = filter.apply(kept, at - base, made * down - at * up);
    }
    const first = Math.floor((made * down) / up) - filter.taps;
    if (first > base) {
      kept = kept.slice(first - base);
      base = first;
    }
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
      // A new sample needs `taps / 2` old ones after its place.
      const known = base + kept.length - filter.taps / 2 - 1;
      return produce(known < 0 ? 0 : Math.floor((known * up) / down) + 1);
    },
    finish() {
      const all = base + kept.length;
      append(new Float32Array(filter.taps));
      return produce(Math.ceil((all * up) / down));
    },
  };
}

/** The filter for a bandwidth (share of the old rate's): `taps` values for each phase. */
function tabled(up: number, bandwidth: number) {
  const phases = Math.min(up, MOST_PHASES);
  const side = Math.ceil(CROSSINGS / bandwidth);
  const taps = 2 * side;
  const table = new Float64Array(phases * taps);
  for (let phase = 0; phase < phases; phase++) {
    let sum = 0;
    for (let tap = 0; tap < taps; tap++) {
      const value = kernel((tap - side + 1 - phase / phases) * bandwidth);
      table[phase * taps + tap] = value;
      sum += value;
    }
    // Every phase passes a constant unchanged, so that none is heard as a hum.
    for (let tap = 0; tap < taps; tap++) table[phase * taps + tap]! /= sum;
  }
  return {
    taps,
    /** The value `remainder / up` samples after place `at`. */
    apply(samples: Float32Array, at: number, remainder: number): number {
      const phase = phases === up ? remainder : Math.min(phases - 1, Math.round((remainder * phases) / up));
      let t = phase * taps;
      let s = at - side + 1;
      let [a, b, c, d] = [0, 0, 0, 0];
      for (const end = t + taps - 3; t < end; t += 4, s += 4) {
        a += table[t]! * samples[s]!;
        b += table[t + 1]! * samples[s + 1]!;
        c += table[t + 2]! * samples[s + 2]!;
        d += table[t + 3]! * samples[s + 3]!;
      }
      for (const end = phase * taps + taps; t < end; t++, s++) a += table[t]! * samples[s]!;
      return a + b + (c + d);
    },
  };
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
