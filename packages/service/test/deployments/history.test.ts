import { expect, it } from "vitest";
import { stepBack } from "../../src/deployments/history.js";
import type { Deployment, DeploymentChange } from "../../src/ports/models.js";

const change = (number: number, version: number, back: number | null): DeploymentChange => ({
  number,
  serving: { models: [{ model: "m", version, weight: 1 }], by: null },
  how: "promoted",
  at: number,
  back,
});
const deployment = (...changes: DeploymentChange[]): Deployment => ({ name: "home", changes: changes.toReversed() });
const all = () => true;
const without =
  (...versions: number[]) =>
  (served: { version: number }) =>
    !versions.includes(served.version);

it("a step back leads to what was served before, and after one to what was before that", () => {
  const promoted = deployment(change(1, 10, null), change(2, 20, 1), change(3, 30, 2));
  expect(stepBack(promoted, all)?.number).toBe(2);
  const rolledBack = deployment(...promoted.changes.toReversed(), change(4, 20, 1));
  expect(stepBack(rolledBack, all)?.number).toBe(1);
  expect(stepBack(deployment(...rolledBack.changes.toReversed(), change(5, 10, null)), all)).toBeUndefined();
});

it("passes over what is no more, and ends where it was forgotten", () => {
  const promoted = deployment(change(1, 10, null), change(2, 20, 1), change(3, 30, 2));
  expect(stepBack(promoted, without(20))?.number).toBe(1);
  expect(stepBack(promoted, without(10, 20))).toBeUndefined();
  expect(stepBack(deployment(change(7, 10, 6), change(8, 20, 7)), without(10))).toBeUndefined();
});
