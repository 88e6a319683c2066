import { createRandom } from "@segue/kernels";
import { expect, it } from "vitest";
import { normalScoresOf, scored } from "../../../src/algorithms/radial/normal-scores.js";
import { learnRadial, radialSays } from "../../../src/algorithms/radial/regression.js";
import { createLabelledSet } from "../../../src/dataset/labelled-set.js";

/** Two numbers, and whether they lie near the middle: no line tells it. */
function ring(seed: string, examples: number) {
  const random = createRandom(seed);
  const rows = Array.from({ length: examples }, () => Float32Array.of(random.normal(), 100 * random.normal()));
  const of = Uint8Array.from(rows, ([a, b]) => Number(a! ** 2 + (b! / 100) ** 2 < 1));
  const set = createLabelledSet({
    examples: rows.map((data) => ({ shape: [2], data })),
    classes: ["near"],
    labels: { kind: "several", of },
  });
  return { rows, of, set: { ...set, labels: { kind: "several", of } as const } };
}

const right = (said: Iterable<number>, of: Uint8Array) =>
  [...said].filter((probability, i) => probability >= 0.5 === (of[i] === 1)).length / of.length;

it("tells what no line does, of rows that it left out and of others", async () => {
  const { rows, of, set } = ring("learned", 240);
  const { radial, leftOut } = await learnRadial(rows, set, createRandom(1), async () => {});
  expect(right(leftOut, of)).toBeGreaterThan(0.9);
  const others = ring("others", 240);
  const said = others.rows.map((row) => {
    const out = new Float64Array(1);
    radialSays(radial, row, out);
    return out[0]!;
  });
  expect(right(said, others.of)).toBeGreaterThan(0.9);
  // What it says of a row that it learned from fits better than what it says of it left out.
  const known = rows.map((row) => {
    const out = new Float64Array(1);
    radialSays(radial, row, out);
    return out[0]!;
  });
  expect(right(known, of)).toBeGreaterThanOrEqual(right(leftOut, of));
});

it("compares with some of many rows, and bears rows that are alike", async () => {
  const { rows, of, set } = ring("many", 600);
  const twice = rows.map((row, i) => (i % 2 === 0 ? row : rows[i - 1]!));
  const same = of.map((each, i) => (i % 2 === 0 ? each : of[i - 1]!));
  const labels = { kind: "several", of: same } as const;
  const { radial, leftOut } = await learnRadial(twice, { ...set, labels }, createRandom(1), async () => {});
  expect(radial.landmarks.length).toBe(2 * 500);
  expect(leftOut.every(Number.isFinite)).toBe(true);
  expect(right(leftOut, same)).toBeGreaterThan(0.9);
});

it("scores numbers by how many are below: the same whatever their scale, within three deviations", () => {
  const random = createRandom(1);
  const rows = Array.from({ length: 1000 }, () => {
    const value = random.normal();
    return Float32Array.of(value, Math.exp(3 * value), Number(value > 0));
  });
  const scores = normalScoresOf(rows);
  for (const row of rows.slice(0, 50)) {
    const [plain, skewed, tied] = scored(scores, row);
    expect(Math.abs(plain! - row[0]!)).toBeLessThan(0.35);
    expect(Math.abs(skewed! - plain!)).toBeLessThan(0.05);
    expect(Math.sign(tied!)).toBe(row[2] === 1 ? 1 : -1);
  }
  const beyond = [...scored(scores, Float32Array.of(-1e9, 1e9, 0.5))];
  expect(beyond[0]).toBeCloseTo(-3, 2);
  expect(beyond[1]).toBeCloseTo(3, 2);
  expect([...scored(normalScoresOf([Float32Array.of(7)]), Float32Array.of(7))]).toEqual([expect.closeTo(0, 3)]);
});
