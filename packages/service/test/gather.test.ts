import { describe, expect, it } from "vitest";
import { gathered } from "../src/gather.js";
import { gate } from "./gate.js";

const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("what is asked at the same time", () => {
  it("is answered together, each its own answer, and so is what comes while that is worked out", async () => {
    const batches: number[][] = [];
    const worked = gate();
    const double = gathered<number, number>(
      async (questions) => {
        batches.push([...questions]);
        await worked.passed;
        return questions.map((question) => 2 * question);
      },
      { most: 4 },
    );
    const first = [1, 2, 3].map(double);
    await expect.poll(() => batches).toEqual([[1, 2, 3]]);
    const second = [4, 5, 6, 7, 8].map(double);
    worked.open();
    expect(await Promise.all([...first, ...second])).toEqual([2, 4, 6, 8, 10, 12, 14, 16]);
    expect(batches).toEqual([[1, 2, 3], [4, 5, 6, 7], [8]]);
    expect(await double(9)).toBe(18);
  });

  it("is worked out after it was asked: what was written before is seen", async () => {
    let stored = 0;
    const read = gathered<undefined, number>(
      async (questions) => {
        const seen = stored;
        await later(3);
        return questions.map(() => seen);
      },
      { most: 100 },
    );
    const checks: Promise<void>[] = [];
    for (let i = 1; i <= 30; i++) {
      stored = i;
      checks.push(read(undefined).then((seen) => expect(seen).toBeGreaterThanOrEqual(i)));
      await later(i % 3);
    }
    await Promise.all(checks);
  });

  it("fails alone: nobody bears another's failure", async () => {
    const work = gathered<number, number>(
      async (questions) => {
        if (questions.includes(13)) throw new RangeError("13");
        return questions;
      },
      { most: 10 },
    );
    const told = await Promise.allSettled([1, 13, 2].map(work));
    expect(told.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await work(3)).toBe(3);
  });
});
