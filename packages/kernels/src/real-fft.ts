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
  const rooms = [0, 1, 2, 3].map(() => new Float64Array(half)) as [Float64Array, Float64Array, Float64Array, Float64Array];
  return {
    size,
    forward(signal, real, imaginary) {
      // Even places are taken for real parts, odd ones for imaginary parts: half the length (Sorensen et al., IEEE TASSP 1987).
      const [re, im, spareRe, spareIm] = rooms;
      for (let k = 0; k < half; k++) {
        re[k] = signal[2 * k]!;
        im[k] = signal[2 * k + 1]!;
      }
      const [a, b] = transform(re, im, spareRe, spareIm, cosines, sines);
      unpack(a, b, cosines, sines, real, imaginary);
    },
  };
}

/** cos and −sin of 2πk / size, k below size / 2. */
function circle(size: number): [Float64Array, Float64Array] {
  const angle = (k: number) => (2 * Math.PI * k) / size;
  const table = (of: (k: number) => number) => Float64Array.from({ length: size / 2 }, (_, k) => of(k));
  return [table((k) => Math.cos(angle(k))), table((k) => -Math.sin(angle(k)))];
}

/**
 * Stockham's transform, which needs no reordering: stages of radix 4, and one of radix 2 where the length asks for it. The tables are those of twice
 * the length. Says in which of the two rooms the result lies.
 */
function transform(
  re: Float64Array,
  im: Float64Array,
  spareRe: Float64Array,
  spareIm: Float64Array,
  cosines: Float64Array,
  sines: Float64Array,
): [Float64Array, Float64Array] {
  let [fromRe, fromIm, toRe, toIm] = [re, im, spareRe, spareIm];
  let stride = 1;
  for (let length = re.length; length > 1; ) {
    if (length === 2) {
      pairs(fromRe, fromIm, toRe, toIm, stride);
      length = 1;
    } else {
      quadruples(fromRe, fromIm, toRe, toIm, length, stride, cosines, sines);
      length /= 4;
      stride *= 4;
    }
    [fromRe, fromIm, toRe, toIm] = [toRe, toIm, fromRe, fromIm];
  }
  return [fromRe, fromIm];
}

/** A stage of radix 4 over `stride` interleaved sequences of `length` numbers. */
function quadruples(
  xr: Float64Array,
  xi: Float64Array,
  yr: Float64Array,
  yi: Float64Array,
  length: number,
  stride: number,
  cosines: Float64Array,
  sines: Float64Array,
): void {
  const quarter = (length / 4) * stride;
  for (let p = 0; p < length / 4; p++) {
    const w = 2 * p * stride;
    const c1 = cosines[w]!;
    const s1 = sines[w]!;
    const c2 = c1 * c1 - s1 * s1;
    const s2 = 2 * c1 * s1;
    const c3 = c1 * c2 - s1 * s2;
    const s3 = c1 * s2 + s1 * c2;
    let from = p * stride;
    let to = 4 * from;
    for (const end = from + stride; from < end; from++, to++) {
      const ar = xr[from]!;
      const ai = xi[from]!;
      const br = xr[from + quarter]!;
      const bi = xi[from + quarter]!;
      const cr = xr[from + 2 * quarter]!;
      const ci = xi[from + 2 * quarter]!;
      const dr = xr[from + 3 * quarter]!;
      const di = xi[from + 3 * quarter]!;
      const sumR = ar + cr;
      const sumI = ai + ci;
      const lessR = ar - cr;
      const lessI = ai - ci;
      const otherR = br + dr;
      const otherI = bi + di;
      const turnedR = di - bi;
      const turnedI = br - dr;
      yr[to] = sumR + otherR;
      yi[to] = sumI + otherI;
      const r1 = lessR - turnedR;
      const i1 = lessI - turnedI;
      yr[to + stride] = r1 * c1 - i1 * s1;
      yi[to + stride] = r1 * s1 + i1 * c1;
      const r2 = sumR - otherR;
      const i2 = sumI - otherI;
      yr[to + 2 * stride] = r2 * c2 - i2 * s2;
      yi[to + 2 * stride] = r2 * s2 + i2 * c2;
      const r3 = lessR + turnedR;
      const i3 = lessI + turnedI;
      yr[to + 3 * stride] = r3 * c3 - i3 * s3;
      yi[to + 3 * stride] = r3 * s3 + i3 * c3;
    }
  }
}

/** The last stage where the length is no power of 4. */
function pairs(xr: Float64Array, xi: Float64Array, yr: Float64Array, yi: Float64Array, stride: number): void {
  for (let q = 0; q < stride; q++) {
    const ar = xr[q]!;
    const ai = xi[q]!;
    const br = xr[q + stride]!;
    const bi = xi[q + stride]!;
    yr[q] = ar + br;
    yi[q] = ai + bi;
    yr[q + stride] = ar - br;
    yi[q + stride] = ai - bi;
  }
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
