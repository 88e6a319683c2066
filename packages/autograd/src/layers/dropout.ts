import type { Tensor } from "../graph/graph.js";
import { multiply } from "../operators/arithmetic.js";
import { asNumbers } from "../operators/compare.js";

/**
 * In training leaves out each element with the probability `rate` (rounded to 1/256) and enlarges the others, so that the sum is expected to
 * stay (Srivastava et al., 2014). What is left out comes into the graph from outside: the same seed leaves out the same.
 */
export function dropout(x: Tensor, rate: number): Tensor {
  if (!(rate >= 0 && rate < 1)) throw new RangeError(`Dropout: the rate lies in 0 to 1 (exclusive), not at ${rate}.`);
  if (x.graph.mode === "inference" || rate === 0) return x;
  const noise = x.graph.noise(x.shape, rate);
  return multiply(x, multiply(asNumbers(noise.tensor), 1 / (1 - noise.rate)));
}
