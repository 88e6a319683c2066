import type { Tensor } from "../graph/graph.js";
import { multiply, subtract } from "./arithmetic.js";
import { sum } from "./broadcast.js";

/** e^x divided by its sum over the last axis. */
export function softmax(x: Tensor): Tensor {
  const backward = (dy: Tensor) => {
    const weighted = multiply(dy, y);
    return [subtract(weighted, multiply(y, sum(weighted, [-1], { keep: true })))];
  };
  const y: Tensor = x.graph.node("Softmax", [x], { shape: x.shape }, { attributes: { axis: -1 }, backward });
  return y;
}
