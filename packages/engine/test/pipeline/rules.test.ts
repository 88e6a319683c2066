import { describe, expect, test } from "vitest";
import { requestRules } from "../../src/pipeline/rules/list.js";
import { STAGES } from "../../src/pipeline/rules/rule.js";
import { ruleContract } from "../../src/testing/index.js";

describe.each(requestRules.map((rule) => ({ name: rule.name, cases: ruleContract(rule) })))("rule $name", ({ cases }) => {
  test.each(cases)("$name", ({ check }) => check());
});

test("names are taken once, and rules are applied stage by stage", () => {
  expect(new Set(requestRules.map(({ name }) => name)).size).toBe(requestRules.length);
  const stages = requestRules.map(({ acts }) => STAGES.indexOf(acts));
  expect(stages).toEqual(stages.toSorted());
});
