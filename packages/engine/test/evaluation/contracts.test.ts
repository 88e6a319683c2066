import { describe, expect, test } from "vitest";
import { metrics } from "../../src/evaluation/metrics/list.js";
import { splits } from "../../src/evaluation/splits/list.js";
import { metricContract, splitContract } from "../../src/testing/index.js";

describe.each(metrics.map((metric) => ({ name: metric.name, cases: metricContract(metric) })))("metric $name", ({ cases }) => {
  test.each(cases)("$name", ({ check }) => check());
});

describe.each(splits.map((method) => ({ name: method.name, cases: splitContract(method) })))("split $name", ({ cases }) => {
  test.each(cases)("$name", ({ check }) => check());
});

test("names are taken once", () => {
  for (const names of [metrics, splits].map((list) => list.map((each) => each.name)))
    expect(new Set(names).size).toBe(names.length);
});
