import { expect, it } from "vitest";
import { createAnswerMeter } from "../../src/deployments/meter.js";
import type { AnswerCost } from "../../src/ports/models.js";

const cost = (answers: number, seconds: number, bytes: number): AnswerCost => ({
  name: "m",
  version: 1,
  answers,
  seconds,
  bytes,
});

it("adds up in memory, stores on demand, and loses nothing where the store fails", async () => {
  const stored: (readonly [string, readonly AnswerCost[]])[] = [];
  let broken = true;
  const store = {
    async spend(workspace: string, costs: readonly AnswerCost[]) {
      if (broken) throw new Error("the disk is full");
      stored.push([workspace, costs]);
    },
    costs: async () => [cost(100, 1, 7), { ...cost(1, 1, 1), version: 2 }],
  };
  const meter = createAnswerMeter(store, () => undefined);
  meter.spent("one", cost(1, 0.25, 10));
  meter.spent("one", cost(64, 0.5, 8));
  meter.spent("other", cost(2, 1, 1));
  expect(await meter.costs("one")).toEqual([cost(165, 1.75, 10), { ...cost(1, 1, 1), version: 2 }]);
  await expect(meter.flush()).rejects.toThrow("the disk is full");
  meter.spent("one", cost(1, 0.25, 10));
  broken = false;
  await meter.close();
  expect(new Map(stored)).toEqual(
    new Map([
      ["one", [cost(66, 1, 10)]],
      ["other", [cost(2, 1, 1)]],
    ]),
  );
  await meter.flush();
  expect(stored).toHaveLength(2);
});
