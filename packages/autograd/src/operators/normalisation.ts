import type { Tensor } from "../graph/graph.js";
import { misfit, sameShape, sizeOf } from "../graph/shape.js";
import { add, divide, mean, multiply, subtract } from "./arithmetic.js";
import { sumTo } from "./broadcast.js";
import { sqrt, square } from "./functions.js";
import { matmul } from "./matmul.js";
import { reshape } from "./reshape.js";

/** Added to the variance, so that what does not vary can be divided by its deviation. */
export const EPSILON = 1e-5;

export interface Moments {
  readonly mean: Tensor;
  /** The mean of the squared differences from the mean: of the population, not its unbiased estimate. */
  readonly variance: Tensor;
}

/** Mean and variance over some axes, which stay with size 1; without gradient. */
export function moments(x: Tensor, axes: readonly number[]): Moments {
  return x.graph.withoutTape(() => {
    const centre = mean(x, axes, { keep: true });
    return { mean: centre, variance: mean(square(subtract(x, centre)), axes, { keep: true }) };
  });
}

/** (x − mean) / deviation over some axes, of which `given` are the moments. */
export function standardise(x: Tensor, axes: readonly number[], given: Moments): Tensor {
  const { graph } = x;
  const inverse = graph.withoutTape(() => inverseDeviation(given.variance));
  const y: Tensor = graph.fused(
    [x],
    () => multiply(subtract(x, given.mean), inverse),
    (dy) => [throughMoments(dy, y, inverse, axes)],
  );
  return y;
}

export const inverseDeviation = (variance: Tensor): Tensor =>
  divide(variance.graph.constant([1], [1]), sqrt(add(variance, EPSILON)));

/**
 * Standardises the last axis, then scales and shifts it (Ba, Kiros & Hinton, "Layer normalization", 2016): x is … × width, scale and shift
 * are of `width` numbers.
 */
export function layerNormalise(x: Tensor, scale: Tensor, shift: Tensor): Tensor {
  if (!sameShape(scale.shape, x.shape.slice(-1)) || !sameShape(shift.shape, scale.shape))
    misfit("LayerNormalization", [x.shape, scale.shape, shift.shape], "scale and shift must be as long as the last axis");
  const { graph } = x;
  const attributes = { axis: -1, epsilon: { float: EPSILON } };
  if (graph.mode === "inference") return graph.node("LayerNormalization", [x, scale, shift], { shape: x.shape }, { attributes });
  const kept = [...x.shape.slice(0, -1), 1];
  const width = x.shape.at(-1)!;
  /** The mean over the last axis of what is multiplied by the scale. */
  const scaledMean = (given: Tensor) => {
    const rows = reshape(given, [sizeOf(kept), width]);
    return reshape(matmul(rows, reshape(scale, [width, 1]), { scale: 1 / width }), kept);
  };
  const backward = (dy: Tensor) => {
    const standard = multiply(subtract(x, centre), inverse);
    const product = multiply(dy, standard);
    const still = subtract(multiply(dy, scale), scaledMean(dy));
    return [
      multiply(subtract(still, multiply(standard, scaledMean(product))), inverse),
      sumTo(product, scale.shape),
      sumTo(dy, shift.shape),
    ];
  };
  const made = [{ shape: x.shape }, { shape: kept }, { shape: kept }];
  const [y, centre, inverse] = graph.nodeOf("LayerNormalization", [x, scale, shift], made, {
    attributes,
    backward,
  }) as [Tensor, Tensor, Tensor];
  return y;
}

/** The gradient of standardising: what moves all alike, or stretches all alike, has no effect. */
function throughMoments(dy: Tensor, standard: Tensor, inverse: Tensor, axes: readonly number[]): Tensor {
  const moved = mean(dy, axes, { keep: true });
  const stretched = mean(multiply(dy, standard), axes, { keep: true });
  return multiply(subtract(subtract(dy, moved), multiply(standard, stretched)), inverse);
}
