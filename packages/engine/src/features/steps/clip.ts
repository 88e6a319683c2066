import { Type } from "typebox";
import { defineStep } from "./step.js";

/** Numbers beyond a bound become the bound. */
export const clip = defineStep({
  name: "clip",
  summary: "Takes what is beyond a bound for the bound",
  settings: Type.Object(
    {
      min: Type.Optional(Type.Number({ description: "The least" })),
      max: Type.Optional(Type.Number({ description: "The largest" })),
    },
    { additionalProperties: false },
  ),
  unfit(_, { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }) {
    return min > max ? `has a min of ${min} above its max of ${max}` : undefined;
  },
  shape: (shape) => [...shape],
  apply({ shape, data }, { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }) {
    return { shape, data: data.map((x) => Math.min(max, Math.max(min, x))) };
  },
});
