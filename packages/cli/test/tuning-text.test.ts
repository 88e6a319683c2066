import { expect, it } from "vitest";
import { finalText } from "../src/tuning.js";

const told = (gain: { value: number; low: number; high: number } | undefined, better: "higher" | "lower") =>
  finalText(
    { figures: [{ value: 0.25, low: 0.2, high: 0.3 }], gains: gain === undefined ? [] : [gain], listeners: 1200 },
    { metric: "ndcg@10", judgedBy: "listeners", better },
  );

it("what a search was worth is told by what nothing was chosen by, and where it was worth less than nothing, so is that", () => {
  const [up, down, either] = [
    { value: 0.02, low: 0.01, high: 0.03 },
    { value: -0.02, low: -0.03, high: -0.01 },
    { value: -0.02, low: -0.05, high: 0.01 },
  ];
  expect(told(up, "higher")).toMatch(
    /1,200 listeners.* ndcg@10 0\.2500, \+0\.0200 .*from \+0\.0100 to \+0\.0300 \(established\)\.$/,
  );
  expect(told(down, "higher")).toMatch(/\(established\)\. The usual parameters are better/);
  expect(told(up, "lower")).toMatch(/The usual parameters are better/);
  expect(told(down, "lower")).not.toMatch(/usual parameters are better/);
  expect(told(either, "higher")).toMatch(/\(it may be chance\)\.$/);
  expect(told(undefined, "higher")).toMatch(/^Nothing was better than the usual parameters/);
});
