import { createSpectra, MOST_STRETCHES } from "@segue/kernels";

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
  const spectra = createSpectra(WINDOW, HOP, hann);
  const frames = frameCount(samples.length);
  for (let first = 0; first < frames; first += MOST_STRETCHES) {
    const count = Math.min(MOST_STRETCHES, frames - first);
    const rows = spectra.of(samples, first * HOP - WINDOW / 2, count);
    for (let i = 0; i < count; i++) hear({ power: rows.powers(i), magnitude: rows.magnitudes(i) }, first + i);
  }
}

const hann = Float64Array.from({ length: WINDOW }, (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / WINDOW));
