import { add } from "../operators/arithmetic.js";
import { expand } from "../operators/broadcast.js";
import type { Tensor } from "./graph.js";
import { misfit, sameShape } from "./shape.js";

/**
 * Adds to the graph how a loss (one number) changes with each tensor that it depends on: reverse-mode differentiation, one walk over the tape
 * from its end. Asked for a tensor it gives the gradient, of the same shape, or undefined where the loss does not depend on it.
 */
export function backward(loss: Tensor): (tensor: Tensor) => Tensor | undefined {
  const { graph } = loss;
  if (loss.shape.length > 0) misfit("Backward", [loss.shape], "a loss is one number");
  const gradients = new Map<string, Tensor>([[loss.name, graph.constant(1)]]);
  graph.withoutTape(() => {
    for (const { outputs, inputs, backward } of graph.tape.toReversed()) {
      if (!outputs.some(({ name }) => gradients.has(name))) continue;
      const given = outputs.map((output) => gradients.get(output.name) ?? expand(graph.constant(0), output.shape));
      backward(...given).forEach((gradient, i) => {
        if (gradient !== undefined && inputs[i]!.differentiable) accumulate(gradients, inputs[i]!, gradient);
      });
    }
  });
  return ({ name }) => gradients.get(name);
}

function accumulate(gradients: Map<string, Tensor>, tensor: Tensor, gradient: Tensor): void {
  if (!sameShape(tensor.shape, gradient.shape))
    misfit("Backward", [tensor.shape, gradient.shape], `the gradient of ${tensor.name} has another shape`);
  const before = gradients.get(tensor.name);
  gradients.set(tensor.name, before === undefined ? gradient : add(before, gradient));
}
