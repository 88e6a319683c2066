import type { Tensor } from "../graph/graph.js";
import { misfit, sameShape } from "../graph/shape.js";
import { divide, mean, multiply, negate, subtract } from "../operators/arithmetic.js";
import { sum } from "../operators/broadcast.js";
import { atLeast, log, softplus } from "../operators/functions.js";
import { reshape } from "../operators/reshape.js";

/** A probability counts as at least this, so that its logarithm is finite; float32 has little below it. */
const LEAST = 1e-37;

/**
 * −1/N Σ ln p(target), p = softmax of the logits: logits are N × classes, targets N ids below `classes` (int32). With weights (N numbers, 0 for
 * what is only padding) it is the weighted mean.
 */
export function crossEntropy(logits: Tensor, targets: Tensor, weights?: Tensor): Tensor {
  const [count, classes] = logits.shape as [number, number];
  if (logits.shape.length !== 2 || targets.type !== "int32" || !sameShape(targets.shape, [count]))
    misfit("CrossEntropy", [logits.shape, targets.shape], "it takes N × classes and N int32 targets");
  const { graph } = logits;
  graph.limitIds(targets, classes);
  const places = reshape(targets, [count, 1]);
  const softmaxed = () => graph.node("Softmax", [logits], { shape: logits.shape }, { attributes: { axis: -1 } });
  const probabilities = graph.withoutTape(softmaxed);
  const share = graph.withoutTape(() => shares(logits, count, weights));
  return graph.fused(
    [logits],
    () => {
      const ofTargets = graph.node("GatherElements", [probabilities, places], { shape: [count, 1] }, { attributes: { axis: 1 } });
      return negate(sum(multiply(log(atLeast(ofTargets, LEAST)), share)));
    },
    (dy) => {
      const minusOne = graph.constant(new Float32Array(count).fill(-1), [count, 1]);
      const attributes = { axis: 1, reduction: "add" };
      const inputs = [probabilities, places, minusOne];
      const surprise = graph.node("ScatterElements", inputs, { shape: logits.shape }, { attributes });
      return [multiply(surprise, multiply(share, dy))];
    },
  );
}

/** What each of N counts: N × 1, or one number for all. */
export function shares({ graph }: Tensor, count: number, weights: Tensor | undefined): Tensor {
  if (weights === undefined) return graph.constant(1 / count);
  if (!sameShape(weights.shape, [count])) misfit("CrossEntropy", [weights.shape], `it takes ${count} weights`);
  return divide(reshape(weights, [count, 1]), atLeast(sum(weights), LEAST));
}

/** −1/N Σ [y ln ŷ + (1 − y) ln(1 − ŷ)], ŷ = sigmoid of the logits, over all elements; targets y lie in [0, 1]. */
export function binaryCrossEntropy(logits: Tensor, targets: Tensor): Tensor {
  if (!sameShape(logits.shape, targets.shape))
    misfit("BinaryCrossEntropy", [logits.shape, targets.shape], "they must be of one shape");
  return mean(subtract(softplus(logits), multiply(logits, targets)));
}
