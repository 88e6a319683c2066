import { Type } from "typebox";
import { defineStep } from "./step.js";

/** x ↦ (x − mean) / deviation, with a mean and deviation of its own for each place along one axis (channels, bands). */
export const standardise = defineStep({
  name: "standardise",
  summary: "Takes off a mean and divides by a deviation, for each place along an axis",
  settings: Type.Object(
    {
      axis: Type.Integer({
        minimum: 0,
        maximum: 7,
        default: 0,
        description: "The axis of the channels, from 0, the batch not counted",
      }),
      mean: Type.Array(Type.Number(), { minItems: 1, description: "One number a place, or one for all" }),
      deviation: Type.Array(Type.Number({ exclusiveMinimum: 0 }), {
        minItems: 1,
        description: "One number a place, or one for all",
      }),
    },
    { additionalProperties: false },
  ),
  unfit(shape, { axis, mean, deviation }) {
    const places = shape[axis];
    if (places === undefined) return `has the axis ${axis}, and the numbers have ${shape.length} axes (the first is 0)`;
    for (const [name, list] of Object.entries({ mean, deviation }))
      if (list.length > 1 && !Number.isNaN(places) && list.length !== places)
        return `has ${list.length} numbers as ${name}, and axis ${axis} has ${places} places`;
    return undefined;
  },
  shape: (shape) => [...shape],
  apply({ shape, data }, { axis, mean, deviation }) {
    const places = shape[axis]!;
    const inner = shape.slice(axis + 1).reduce((product, side) => product * side, 1);
    const at = (list: readonly number[], place: number) => list[list.length === 1 ? 0 : place]!;
    const out = data.map((x, i) => {
      const place = Math.floor(i / inner) % places;
      return (x - at(mean, place)) / at(deviation, place);
    });
    return { shape, data: out };
  },
});
