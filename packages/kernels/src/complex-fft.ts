/** The discrete Fourier transform of complex signals of one length. */
export interface ComplexFft {
  /** Numbers of a signal: a power of 2. */
  readonly size: number;
  /**
   * X[k] = Σ x[n] e^(−2πi kn/size) as real and imaginary parts. They lie in rooms that the next transform uses again, perhaps in those of the signal,
   * which is lost in any case.
   */
  forward(real: Float64Array, imaginary: Float64Array): readonly [Float64Array, Float64Array];
}

/** Stockham's transform, which needs no reordering: stages of radix 4, and one of radix 2 where the length asks for it. `size` must be a power of 2. */
export function createComplexFft(size: number): ComplexFft {
  if (size < 2 || (size & (size - 1)) !== 0) throw new RangeError(`a transform of ${size} numbers: no power of 2 from 2 on`);
  const [cosines, sines] = circle(size);
  const spare = [new Float64Array(size), new Float64Array(size)] as const;
  return {
    size,
    forward(real, imaginary) {
      let [fromRe, fromIm, toRe, toIm]: readonly Float64Array[] = [real, imaginary, ...spare];
      let stride = 1;
      for (let length = size; length > 1; ) {
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
    },
  };
}

/** cos and −sin of 2πk / size, k below size / 2. */
export function circle(size: number): [Float64Array, Float64Array] {
  const angle = (k: number) => (2 * Math.PI * k) / size;
  const table = (of: (k: number) => number) => Float64Array.from({ length: size / 2 }, (_, k) => of(k));
  return [table((k) => Math.cos(angle(k))), table((k) => -Math.sin(angle(k)))];
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
    const w = p * stride;
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
