import type { Tensor } from "../graph/graph.js";
import { misfit, sameShape } from "../graph/shape.js";
import { mean, subtract } from "../operators/arithmetic.js";
import { square } from "../operators/functions.js";

/** The mean of (prediction − target)² over all elements. */
export function meanSquaredError(predictions: Tensor, targets: Tensor): Tensor {
  if (!sameShape(predictions.shape, targets.shape))
    misfit("MeanSquaredError", [predictions.shape, targets.shape], "they must be of one shape");
  return mean(square(subtract(predictions, targets)));
}
