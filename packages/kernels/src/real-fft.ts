import { circle, createComplexFft } from "./complex-fft.js";

/** The discrete Fourier transform of real signals of one length. */
export interface RealFft {
  /** Numbers of a signal: a power of 2. */
  readonly size: number;
  /**
   * Writes X[k] = Σ x[n] e^(−2πi kn/size) for k = 0 … size / 2 as real and imaginary parts (size / 2 + 1 each). Uses rooms of its own, so that one
   * transform serves one caller at a time.
   */
  forward(signal: Float64Array, real: Float64Array, imaginary: Float64Array): void;
}

/** A transform for signals of `size` numbers, which must be a power of 2 and at least 4. */
export function createRealFft(size: number): RealFft {
  if (size < 4 || (size & (size - 1)) !== 0) throw new RangeError(`a transform of ${size} numbers: no power of 2 from 4 on`);
  const half = size / 2;
  const [cosines, sines] = circle(size);
  const fft = createComplexFft(half);
  const [re, im] = [new Float64Array(half), new Float64Array(half)];
  return {
    size,
    forward(signal, real, imaginary) {
      // Even places are taken for real parts, odd ones for imaginary parts: half the length (Sorensen et al., IEEE TASSP 1987).
      for (let k = 0; k < half; k++) {
        re[k] = signal[2 * k]!;
        im[k] = signal[2 * k + 1]!;
      }
      const [a, b] = fft.forward(re, im);
      unpack(a, b, cosines, sines, real, imaginary);
    },
  };
}

/** The spectrum of the real signal from that of its two halves in one. */
function unpack(
  zr: Float64Array,
  zi: Float64Array,
  cosines: Float64Array,
  sines: Float64Array,
  real: Float64Array,
  imaginary: Float64Array,
): void {
  const half = zr.length;
  real[0] = zr[0]! + zi[0]!;
  imaginary[0] = 0;
  real[half] = zr[0]! - zi[0]!;
  imaginary[half] = 0;
  for (let k = 1; k < half; k++) {
    const evenR = (zr[k]! + zr[half - k]!) / 2;
    const evenI = (zi[k]! - zi[half - k]!) / 2;
    const oddR = (zi[k]! + zi[half - k]!) / 2;
    const oddI = (zr[half - k]! - zr[k]!) / 2;
    real[k] = evenR + oddR * cosines[k]! - oddI * sines[k]!;
    imaginary[k] = evenI + oddR * sines[k]! + oddI * cosines[k]!;
  }
}
