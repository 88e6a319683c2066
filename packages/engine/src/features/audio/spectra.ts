import { createRealFft } from "@segue/kernels";

/** Samples a second of what features are computed from. */
export const RATE = 22_050;
/** Samples that one spectrum is taken of. */
export const WINDOW = 2048;
/** Samples from one frame to the next. */
export const HOP = 512;
/** Frequencies of a spectrum, from 0 to RATE / 2. */
export const BINS = WINDOW / 2 + 1;

/** The frequency of each bin, in Hz. */
export const binFrequencies: Float64Array = Float64Array.from({ length: BINS }, (_, bin) => (bin * RATE) / WINDOW);

/** Frames of a sound of so many samples: they lie around every 512th sample, the first included. */
export const frameCount = (samples: number): number => 1 + Math.floor(samples / HOP);

/** Seconds at which a frame has its middle. */
export const frameTime = (frame: number): number => (frame * HOP) / RATE;

/** The spectrum of one frame; the arrays are filled anew for the next one. */
export interface Spectrum {
  /** |X|², a number for each bin. */
  readonly power: Float64Array;
  /** |X|, a number for each bin. */
  readonly magnitude: Float64Array;
}

/**
 * Hands over the spectrum of each frame in turn: a short-time Fourier transform under a periodic Hann window, with silence around the sound
 * (Allen, IEEE TASSP 1977).
 */
export function eachSpectrum(samples: Float32Array, hear: (spectrum: Spectrum, frame: number) => void): void {
  const fft = createRealFft(WINDOW);
  const hann = Float64Array.from({ length: WINDOW }, (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / WINDOW));
  const cut = new Float64Array(WINDOW);
  const [real, imaginary, power, magnitude] = [0, 1, 2, 3].map(() => new Float64Array(BINS)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let frame = 0; frame < frameCount(samples.length); frame++) {
    cutOut(samples, frame * HOP - WINDOW / 2, hann, cut);
    fft.forward(cut, real, imaginary);
    for (let k = 0; k < BINS; k++) {
      power[k] = real[k]! ** 2 + imaginary[k]! ** 2;
      magnitude[k] = Math.sqrt(power[k]!);
    }
    hear({ power, magnitude }, frame);
  }
}

/** The samples from a place on under a window, silence where there are none. */
function cutOut(samples: Float32Array, from: number, hann: Float64Array, cut: Float64Array): void {
  const first = Math.max(0, -from);
  const end = Math.max(first, Math.min(WINDOW, samples.length - from));
  cut.fill(0, 0, first);
  cut.fill(0, end);
  for (let n = first; n < end; n++) cut[n] = samples[from + n]! * hann[n]!;
}
