import { Type } from "typebox";
import { addBonus } from "./add-bonus.js";
import { defineRequestRule } from "./rule.js";

export const popularity = defineRequestRule({
  name: "popularity",
  title: "Turns the answer towards what most know (up to 1) or what few know (down to −1).",
  acts: "scores",
  config: Type.Object({
    dial: Type.Number({
      minimum: -1,
      maximum: 1,
      default: 0,
      description: "−1: as unknown as can be; 0: as the model says; 1: the hits",
    }),
  }),
  main: "dial",
  needs: [],
  examples: [{ dial: -0.5 }, { dial: 1 }],
  make: ({ dial }, { popularity: listeners }) => ({
    name: "popularity",
    apply(scores) {
      if (dial === 0) return 0;
      const fame = standardFame(listeners);
      addBonus(scores, (track) => REACH * dial * fame[track]!);
      return 0;
    },
  }),
});

/** Standard deviations of the scores that one of fame is worth at the ends of the dial. */
const REACH = 2;

/** By the popularities of a model: they never change. */
const known = new WeakMap<Float32Array, Float32Array>();

/** ln(1 + listeners) with mean 0 and deviation 1: what is heard by many differs by factors, not by numbers. */
function standardFame(listeners: Float32Array): Float32Array {
  const before = known.get(listeners);
  if (before !== undefined) return before;
  const logs = listeners.map(Math.log1p);
  const mean = logs.reduce((sum, x) => sum + x, 0) / Math.max(1, logs.length);
  const unit = Math.sqrt(logs.reduce((sum, x) => sum + (x - mean) ** 2, 0) / Math.max(1, logs.length)) || 1;
  const fame = logs.map((x) => (x - mean) / unit);
  known.set(listeners, fame);
  return fame;
}
