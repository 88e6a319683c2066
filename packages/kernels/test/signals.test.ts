import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLargestFiltered, createRandom, createRealFft, createResampler, createSpectra } from "../src/index.js";

describe("the transform of real signals", () => {
  const spectrum = (signal: Float64Array) => {
    const parts = [new Float64Array(signal.length / 2 + 1), new Float64Array(signal.length / 2 + 1)] as const;
    createRealFft(signal.length).forward(signal, ...parts);
    return parts;
  };
  const noise = (size: number) => {
    const random = createRandom(size);
    return Float64Array.from({ length: size }, () => random.next() - 0.5);
  };

  it.each([4, 8, 16, 32, 64, 128, 256])("is the sum that defines it, for %i numbers", (size) => {
    const signal = noise(size);
    const [real, imaginary] = spectrum(signal);
    for (let k = 0; k <= size / 2; k++) {
      const angle = (n: number) => (2 * Math.PI * ((k * n) % size)) / size;
      expect(real[k]).toBeCloseTo(
        signal.reduce((sum, x, n) => sum + x * Math.cos(angle(n)), 0),
        12,
      );
      expect(imaginary[k]).toBeCloseTo(
        signal.reduce((sum, x, n) => sum - x * Math.sin(angle(n)), 0),
        12,
      );
    }
  });

  it.each([1024, 2048])("keeps the power of %i numbers (Parseval)", (size) => {
    const signal = noise(size);
    const [real, imaginary] = spectrum(signal);
    let sum = 0;
    for (let k = 0; k <= size / 2; k++) sum += (k === 0 || k === size / 2 ? 1 : 2) * (real[k]! ** 2 + imaginary[k]! ** 2);
    expect(sum / size).toBeCloseTo(
      signal.reduce((power, x) => power + x * x, 0),
      10,
    );
  });

  it("refuses lengths that are no power of 2", () => {
    for (const size of [0, 2, 3, 12, 100]) expect(() => createRealFft(size)).toThrow(RangeError);
  });
});

describe("a resampler", () => {
  const resample = (samples: Float32Array, from: number, to: number) => {
    const resampler = createResampler(from, to);
    return Float32Array.of(...resampler.push(samples), ...resampler.finish());
  };
  const tone = (hertz: number, rate: number, seconds = 0.5) =>
    Float32Array.from({ length: rate * seconds }, (_, n) => Math.sin((2 * Math.PI * hertz * n) / rate));
  /** The largest difference, the ends left aside, where silence begins. */
  const farthest = (a: Float32Array, b: (n: number) => number) =>
    a.subarray(300, -300).reduce((most, value, n) => Math.max(most, Math.abs(value - b(n + 300))), 0);

  const rates = [44_100, 48_000, 96_000, 32_000, 11_025, 8000, 16_000, 44_056];

  it.each(rates)("passes a tone from %i Hz to 22,050 Hz unchanged, in its place", (from) => {
    const hertz = Math.min(3000, from * 0.3);
    const samples = tone(hertz, from);
    const out = resample(samples, from, 22_050);
    expect(out.length).toBe(Math.ceil((samples.length * 22_050) / from));
    expect(farthest(out, (n) => Math.sin((2 * Math.PI * hertz * n) / 22_050))).toBeLessThan(from === 44_056 ? 1e-3 : 2e-4);
  });

  it.each([44_100, 48_000, 96_000])("removes from %i Hz what 22,050 Hz cannot hold", (from) => {
    for (const hertz of [11_500, 13_000, 20_000]) {
      expect(farthest(resample(tone(hertz, from), from, 22_050), () => 0)).toBeLessThan(3e-4);
    }
  });

  it("makes the same of a stream however it is cut", () => {
    const samples = tone(700, 48_000, 0.05);
    const whole = resample(samples, 48_000, 22_050);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 20 }), (sizes) => {
        const resampler = createResampler(48_000, 22_050);
        const out: number[] = [];
        let from = 0;
        for (const size of [...sizes, samples.length]) {
          out.push(...resampler.push(samples.subarray(from, from + size)));
          from += size;
        }
        expect(Float32Array.of(...out, ...resampler.finish())).toEqual(whole);
      }),
      { numRuns: 30 },
    );
  });
});

describe("spectra two at a time", () => {
  it.each([8, 32, 512, 2048])("are those of the plain transform, for %i numbers, before, within and after the signal", (size) => {
    const random = createRandom(3);
    const hop = size / 4;
    const signal = Float32Array.from({ length: 3 * size }, () => random.next() - 0.5);
    const window = Float64Array.from({ length: size }, () => random.next());
    const plain = createRealFft(size);
    const spectra = createSpectra(size, hop, window);
    for (const [from, count] of [
      [-size / 2, 7],
      [size, 16],
      [2.5 * size, 1],
    ] as const) {
      const rows = spectra.of(signal, from, count);
      for (let i = 0; i < count; i++) {
        const [real, imaginary] = [new Float64Array(size / 2 + 1), new Float64Array(size / 2 + 1)];
        plain.forward(
          window.map((w, n) => w * (signal[from + i * hop + n] ?? 0)),
          real,
          imaginary,
        );
        for (let k = 0; k <= size / 2; k++) {
          expect(rows.powers(i)[k]).toBeCloseTo(real[k]! ** 2 + imaginary[k]! ** 2, 9);
          expect(rows.magnitudes(i)[k]).toBeCloseTo(Math.hypot(real[k]!, imaginary[k]!), 9);
        }
      }
    }
  });

  it("refuses lengths that its stages do not reach", () => {
    for (const size of [4, 16, 1024, 100]) expect(() => createSpectra(size, 1, new Float64Array(size))).toThrow(RangeError);
  });
});

it("finds what filters make of a signal at most", () => {
  const random = createRandom(5);
  const filters = [0, 1, 2].map(() => Float32Array.from({ length: 6 }, () => random.next() - 0.5));
  const signal = Float32Array.from({ length: 45 }, () => random.next() - 0.5);
  const values = filters.flatMap((filter) =>
    Array.from({ length: 40 }, (_, n) => Math.abs(filter.reduce((sum, tap, i) => sum + tap * signal[n + i]!, 0))),
  );
  const found = createLargestFiltered(filters);
  expect(found.over(signal, 40, 0)).toBeCloseTo(Math.max(...values), 6);
  expect(found.over(signal, 40, 7)).toBe(7);
});
