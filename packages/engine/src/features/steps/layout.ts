import { Type } from "typebox";
import { defineStep } from "./step.js";

/** Puts the axes into another order: `[2, 0, 1]` makes channels × height × width of height × width × channels. */
export const layout = defineStep({
  name: "layout",
  summary: "Puts the axes into another order",
  settings: Type.Object(
    {
      order: Type.Array(Type.Integer({ minimum: 0, maximum: 7 }), {
        minItems: 1,
        description: "Which axis comes first, which second, …; from 0, the batch not counted",
      }),
    },
    { additionalProperties: false },
  ),
  unfit(shape, { order }) {
    const wanted = [...shape.keys()].join(", ");
    const given = [...order].sort((a, b) => a - b).join(", ");
    return given === wanted ? undefined : `has the order ${order.join(", ")}, which is no order of the axes ${wanted}`;
  },
  shape: (shape, { order }) => order.map((axis) => shape[axis]!),
  apply({ shape, data }, { order }) {
    const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, side) => product * side, 1));
    const to = order.map((axis) => shape[axis]!);
    const steps = order.map((axis) => strides[axis]!);
    const out = new Float32Array(data.length);
    const at = new Array<number>(to.length).fill(0);
    for (let i = 0, from = 0; i < out.length; i++) {
      out[i] = data[from]!;
      for (let axis = to.length - 1; axis >= 0; axis--) {
        from += steps[axis]!;
        if (++at[axis]! < to[axis]!) break;
        from -= steps[axis]! * to[axis]!;
        at[axis] = 0;
      }
    }
    return { shape: to, data: out };
  },
});
