import { createRandom } from "@segue/kernels";
import { describe, expect, test } from "vitest";
import { bootstrapInterval, bootstrapIntervals } from "../../src/evaluation/intervals.js";

function normals(count: number, seed: number): Float64Array {
  const random = createRandom(seed);
  return Float64Array.from({ length: count }, () => 3 + random.normal());
}

describe("bootstrap intervals", () => {
  // 1.96 standard errors on each side is what the percentile interval comes to for many normal values.
  test.each([400, 4000, 40_000])("of %i normal values are as wide as theory says", (count) => {
    const { value, low, high } = bootstrapInterval(normals(count, 1), createRandom(2));
    expect(low).toBeLessThan(value);
    expect(high).toBeGreaterThan(value);
    expect((high - low) / ((2 * 1.96) / Math.sqrt(count))).toBeGreaterThan(0.85);
    expect((high - low) / ((2 * 1.96) / Math.sqrt(count))).toBeLessThan(1.15);
  });

  test("hold the true mean in about 95 of 100 samples", () => {
    let held = 0;
    for (let sample = 0; sample < 200; sample++) {
      const { low, high } = bootstrapInterval(normals(100, sample), createRandom(sample));
      if (low <= 3 && 3 <= high) held++;
    }
    expect(held / 200).toBeGreaterThan(0.89);
    expect(held / 200).toBeLessThan(0.99);
  });

  test("of equal values have no width, of one value too", () => {
    expect(bootstrapInterval(new Float64Array(50).fill(0.25), createRandom(1))).toEqual({ value: 0.25, low: 0.25, high: 0.25 });
    expect(bootstrapInterval(Float64Array.of(2), createRandom(1))).toEqual({ value: 2, low: 2, high: 2 });
  });

  test("of sums over several cases each are those of a ratio, as wide as theory says", () => {
    const random = createRandom(5);
    const cases = Float64Array.from({ length: 4000 }, () => 1 + random.int(5));
    const shares = Float64Array.from(cases, () => random.next());
    const sums = shares.map((share, i) => share * cases[i]!);
    const { value, low, high } = bootstrapInterval(sums, createRandom(6), cases);
    const total = (values: Float64Array) => values.reduce((sum, each) => sum + each, 0);
    expect(value).toBeCloseTo(total(sums) / total(cases), 12);
    // The error of a ratio of sums by the delta method.
    const errors = sums.map((sum, i) => (sum - value * cases[i]!) ** 2);
    const width = (2 * 1.96 * Math.sqrt(total(errors))) / total(cases);
    expect((high - low) / width).toBeGreaterThan(0.85);
    expect((high - low) / width).toBeLessThan(1.15);
  });

  test("of several columns are those of each alone", () => {
    const [a, b] = [normals(500, 1), normals(500, 2)];
    const together = bootstrapIntervals([a, b], createRandom(3));
    expect(together).toEqual([bootstrapInterval(a, createRandom(3)), bootstrapInterval(b, createRandom(3))]);
  });
});
