import { expect, it } from "vitest";
import { minimise } from "../src/minimise.js";
import { createRandom } from "../src/random.js";

it("finds the bottom of Rosenbrock's valley", async () => {
  const x = Float64Array.of(-1.2, 1);
  const value = await minimise(
    ([a, b], gradient) => {
      gradient[0] = -2 * (1 - a!) - 400 * a! * (b! - a! ** 2);
      gradient[1] = 200 * (b! - a! ** 2);
      return (1 - a!) ** 2 + 100 * (b! - a! ** 2) ** 2;
    },
    x,
    { tolerance: 1e-9 },
  );
  expect(value).toBeLessThan(1e-12);
  expect([...x]).toEqual([expect.closeTo(1, 6), expect.closeTo(1, 6)]);
});

it("solves a least-squares problem whose axes are of very different scale", async () => {
  const random = createRandom(1);
  const scales = Float64Array.from({ length: 60 }, (_, i) => 10 ** (i / 30));
  const wanted = Float64Array.from({ length: 60 }, () => random.normal());
  const x = new Float64Array(60);
  const done = { iteration: 0 };
  await minimise(
    (at, gradient) => {
      let sum = 0;
      for (let i = 0; i < 60; i++) {
        const off = at[i]! - wanted[i]!;
        gradient[i] = scales[i]! * off;
        sum += 0.5 * scales[i]! * off ** 2;
      }
      return sum;
    },
    x,
    { tolerance: 1e-7, breathe: async (iteration) => void Object.assign(done, { iteration }) },
  );
  for (const [i, each] of x.entries()) expect(each).toBeCloseTo(wanted[i]!, 5);
  expect(done.iteration).toBeLessThan(120);
});

it("stays where it is at the bottom, and ends when it is told", async () => {
  const bottom = Float64Array.of(3);
  const square = ([a]: Float64Array, gradient: Float64Array) => {
    gradient[0] = 2 * (a! - 3);
    return (a! - 3) ** 2;
  };
  expect(await minimise(square, bottom)).toBe(0);
  expect(bottom[0]).toBe(3);
  const stopped = minimise(square, Float64Array.of(100), { breathe: () => Promise.reject(new Error("stop")) });
  await expect(stopped).rejects.toThrow("stop");
});
