import type { Tensor } from "../graph/graph.js";
import { misfit } from "../graph/shape.js";
import { add, multiply, subtract } from "../operators/arithmetic.js";
import { splitEvenly } from "../operators/concat.js";
import { matmul } from "../operators/matmul.js";
import { reshape, transpose } from "../operators/reshape.js";
import { softmax } from "../operators/softmax.js";
import { dense } from "./dense.js";

export interface Attention {
  readonly name: string;
  readonly heads: number;
  /** Nothing is seen before it happens. */
  readonly causal?: boolean;
  /** batch × time: 1 for what is there, 0 for padding, which nobody sees. */
  readonly present?: Tensor;
}

/** Added to what must not be seen: a softmax makes nothing of it. */
const UNSEEN = -1e9;

/**
 * Multi-head attention of a sequence to itself: batch × time × width stays so (Vaswani et al., "Attention is all you need", 2017).
 * Each head: softmax(q kᵀ / √d) v, d = width / heads.
 */
export function attention(x: Tensor, { name, heads, causal = false, present }: Attention): Tensor {
  const [batch, time, width] = x.shape as [number, number, number];
  const each = width / heads;
  if (x.shape.length !== 3 || !Number.isInteger(each)) misfit("Attention", [x.shape], `${heads} heads cannot share its width`);
  const projected = reshape(dense(x, { name: `${name}.qkv`, units: 3 * width }), [batch, time, 3, heads, each]);
  const [q, k, v] = splitEvenly(transpose(projected, [2, 0, 3, 1, 4]), 0, 3).map((part) =>
    reshape(part, [batch, heads, time, each]),
  ) as [Tensor, Tensor, Tensor];
  const scores = matmul(q, k, { transposeB: true, scale: 1 / Math.sqrt(each) });
  const seen = softmax(masks(x, causal, present).reduce(add, scores));
  const mixed = reshape(transpose(matmul(seen, v), [0, 2, 1, 3]), [batch, time, width]);
  return dense(mixed, { name: `${name}.out`, units: width });
}

function masks({ graph, shape }: Tensor, causal: boolean, present: Tensor | undefined): Tensor[] {
  const [batch, time] = shape as [number, number];
  const later = Float32Array.from({ length: time * time }, (_, i) => (i % time > Math.floor(i / time) ? UNSEEN : 0));
  const mask = causal ? [graph.constant(later, [time, time])] : [];
  if (present === undefined) return mask;
  return [...mask, reshape(multiply(subtract(present, 1), -UNSEEN), [batch, 1, 1, time])];
}
