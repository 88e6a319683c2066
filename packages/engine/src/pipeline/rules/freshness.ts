import { Type } from "typebox";
import { OneOf } from "../../schema/conform.js";
import type { RuleFacts } from "../rule-facts.js";
import { addBonus } from "./add-bonus.js";
import { defineRequestRule } from "./rule.js";
import { spanOf, spanSchema } from "./span.js";

export const freshness = defineRequestRule({
  name: "freshness",
  title: "Prefers what was added to the catalogue, or released, not long ago.",
  acts: "scores",
  config: Type.Object({
    weight: Type.Number({
      minimum: 0,
      maximum: 100,
      default: 1,
      description: "What being brand-new is worth, in standard deviations of the scores",
    }),
    by: OneOf(["released", "added"], {
      default: "released",
      description: "By the facts released or year, or by when it came in",
    }),
    halfLife: spanSchema("After how long it is worth half of that", { default: "1y" }),
  }),
  main: "weight",
  needs: ["facts"],
  examples: [{ weight: 2 }, { by: "added", weight: 1, halfLife: "30d" }],
  make({ weight, by, halfLife }, { facts, now }) {
    const born = by === "added" ? facts.dates("added") : releases(facts);
    const half = spanOf(halfLife);
    return {
      name: "freshness",
      apply(scores) {
        addBonus(scores, (track) => (Number.isNaN(born[track]!) ? 0 : weight * 2 ** (-Math.max(0, now - born[track]!) / half)));
        return 0;
      },
    };
  },
});

const known = new WeakMap<RuleFacts, Float64Array>();

/** When each track was released: by its date, otherwise by its year; NaN where neither is known. */
function releases(facts: RuleFacts): Float64Array {
  const before = known.get(facts);
  if (before !== undefined) return before;
  const years = facts.dates("year");
  const times = facts.dates("released").map((date, track) => (Number.isNaN(date) ? years[track]! : date));
  known.set(facts, times);
  return times;
}
