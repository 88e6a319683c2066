import type { Tensor } from "../graph/graph.js";
import { add, divide, multiply } from "../operators/arithmetic.js";
import { sum } from "../operators/broadcast.js";
import { atLeast, sqrt, square } from "../operators/functions.js";

/** Scales all gradients alike so that the norm of all together is at most `limit` (Pascanu, Mikolov & Bengio, 2013). */
export function clipTogether(gradients: readonly Tensor[], limit: number | undefined): readonly Tensor[] {
  const [first] = gradients;
  if (limit === undefined || first === undefined) return gradients;
  const norm = sqrt(gradients.map((gradient) => sum(square(gradient))).reduce(add));
  const share = divide(first.graph.constant(limit), atLeast(norm, limit));
  return gradients.map((gradient) => multiply(gradient, share));
}
