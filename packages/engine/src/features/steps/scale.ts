import { Type } from "typebox";
import { defineStep } from "./step.js";

/** x ↦ x · by + add. */
export const scale = defineStep({
  name: "scale",
  summary: "Multiplies by a number, then adds one",
  settings: Type.Object(
    {
      by: Type.Number({ default: 1, description: "What every number is multiplied by" }),
      add: Type.Number({ default: 0, description: "What is added then" }),
    },
    { additionalProperties: false },
  ),
  unfit: () => undefined,
  shape: (shape) => [...shape],
  apply: ({ shape, data }, { by, add }) => ({ shape, data: data.map((x) => x * by + add) }),
});
