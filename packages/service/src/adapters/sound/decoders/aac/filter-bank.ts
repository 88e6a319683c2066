import { createComplexFft } from "@segue/kernels";
import { type Division, FRAME, SHORT, SHORT_WINDOWS } from "./division.js";

// Spectra become samples (ISO/IEC 14496-3, section 4.6.11): each transform gives twice as many as it is new, and the halves of neighbours overlap.

/** Turns the spectra of one channel into samples. */
export interface FilterBank {
  /** The samples that a frame completes, at full scale 1. */
  play(spectrum: Float64Array, division: Division): Float32Array;
}

/** Where the short windows begin within the two frames that a transform spans. */
const SHORT_FROM = (FRAME - SHORT) / 2;
/** Samples are stored as those of 16 bits. */
const FULL_SCALE = 32_768;

export function createFilterBank(): FilterBank {
  const halves = { long: createInverse(FRAME), short: createInverse(SHORT) };
  const overlap = new Float64Array(FRAME);
  const played = new Float64Array(2 * FRAME);
  let before: Division["shape"] = "sine";
  return {
    play(spectrum, { sequence, shape }) {
      played.fill(0);
      if (sequence === "short") {
        for (let w = 0; w < SHORT_WINDOWS; w++) {
          const rising = WINDOWS[w === 0 ? before : shape].short;
          const from = SHORT_FROM + w * SHORT;
          add(halves.short(spectrum.subarray(w * SHORT, (w + 1) * SHORT)), rising, WINDOWS[shape].short, played, from);
        }
      } else {
        const rising = sequence === "stop" ? WINDOWS[before].late : WINDOWS[before].long;
        const falling = sequence === "start" ? WINDOWS[shape].late : WINDOWS[shape].long;
        add(halves.long(spectrum), rising, falling, played, 0);
      }
      before = shape;
      return passOn(played, overlap);
    },
  };
}

/** Adds what a transform gave, faded in and out: the window that falls is one that rises, backwards. */
function add(samples: Float64Array, rising: Float64Array, falling: Float64Array, into: Float64Array, from: number): void {
  const size = rising.length;
  for (let n = 0; n < size; n++) {
    into[from + n]! += samples[n]! * rising[n]!;
    into[from + size + n]! += samples[size + n]! * falling[size - 1 - n]!;
  }
}

/** Completes the first half by what the frame before had left, and leaves the second. */
function passOn(played: Float64Array, overlap: Float64Array): Float32Array {
  const out = new Float32Array(FRAME);
  for (let n = 0; n < FRAME; n++) out[n] = (played[n]! + overlap[n]!) / FULL_SCALE;
  overlap.set(played.subarray(FRAME));
  return out;
}

/**
 * The inverse of the modified discrete cosine transform: y[n] = (1 / size) Σ x[k] cos(π / size (n + 1/2 + size/2)(k + 1/2)), for n below 2 size. Writes
 * into one room always.
 */
function createInverse(size: number): (spectrum: Float64Array) => Float64Array {
  const cosines = createCosines(size);
  const out = new Float64Array(2 * size);
  const half = size / 2;
  return (spectrum) => {
    const waves = cosines(spectrum);
    for (let n = 0; n < half; n++) {
      out[n] = waves[half + n]! / size;
      out[half + n] = -waves[size - 1 - n]! / size;
      out[size + n] = -waves[half - 1 - n]! / size;
      out[size + half + n] = -waves[n]! / size;
    }
    return out;
  };
}

/** The discrete cosine transform of type IV, X[n] = Σ x[k] cos(π / size (n + 1/2)(k + 1/2)), by a complex one of half the length. */
function createCosines(size: number): (numbers: Float64Array) => Float64Array {
  const half = size / 2;
  const fft = createComplexFft(half);
  const [re, im, out] = [new Float64Array(half), new Float64Array(half), new Float64Array(size)];
  const angle = (k: number) => (-Math.PI * (8 * k + 1)) / (8 * size);
  const cos = Float64Array.from({ length: half }, (_, k) => Math.cos(angle(k)));
  const sin = Float64Array.from({ length: half }, (_, k) => Math.sin(angle(k)));
  return (numbers) => {
    for (let k = 0; k < half; k++) {
      const [a, b] = [numbers[2 * k]!, numbers[size - 1 - 2 * k]!];
      re[k] = a * cos[k]! - b * sin[k]!;
      im[k] = a * sin[k]! + b * cos[k]!;
    }
    const [real, imaginary] = fft.forward(re, im);
    for (let k = 0; k < half; k++) {
      out[2 * k] = real[k]! * cos[k]! - imaginary[k]! * sin[k]!;
      out[size - 1 - 2 * k] = -(real[k]! * sin[k]! + imaginary[k]! * cos[k]!);
    }
    return out;
  };
}

/** How a window rises: over a frame, over a short window, and over a frame as steeply as a short window does. */
function windowsOf(rise: (size: number) => Float64Array) {
  const late = new Float64Array(FRAME).fill(1, FRAME - SHORT_FROM);
  late.set(rise(SHORT), SHORT_FROM);
  return { long: rise(FRAME), short: rise(SHORT), late };
}

const WINDOWS = {
  sine: windowsOf((size) => Float64Array.from({ length: size }, (_, n) => Math.sin((Math.PI * (n + 0.5)) / (2 * size)))),
  kaiser: windowsOf((size) => kaiserRise(size, size === FRAME ? 4 : 6)),
};

/** A window derived from that of Kaiser and Bessel: the root of its sum so far. */
function kaiserRise(size: number, alpha: number): Float64Array {
  const kernel = Float64Array.from({ length: size + 1 }, (_, n) =>
    bessel(Math.PI * alpha * Math.sqrt(1 - ((2 * n) / size - 1) ** 2)),
  );
  const whole = kernel.reduce((sum, value) => sum + value, 0);
  let sum = 0;
  return kernel.subarray(0, size).map((value) => {
    sum += value;
    return Math.sqrt(sum / whole);
  });
}

/** The modified Bessel function of the first kind and order 0, by its series. */
function bessel(x: number): number {
  let [sum, term] = [1, 1];
  for (let k = 1; term > sum * 1e-16; k++) {
    term *= (x / 2 / k) ** 2;
    sum += term;
  }
  return sum;
}
