import { Type } from "typebox";
import { defineStep } from "./step.js";

/** x ↦ ln(1 + x · times), for numbers that are not negative: powers, counts. */
export const log1p = defineStep({
  name: "log1p",
  summary: "ln(1 + x · times), for numbers from 0",
  settings: Type.Object(
    { times: Type.Number({ exclusiveMinimum: 0, default: 1, description: "What the numbers are multiplied by first" }) },
    { additionalProperties: false },
  ),
  unfit: () => undefined,
  shape: (shape) => [...shape],
  apply: ({ shape, data }, { times }) => ({ shape, data: data.map((x) => Math.log1p(x * times)) }),
});
