import type { Tensor } from "../graph/graph.js";
import { add } from "../operators/arithmetic.js";
import { gelu, relu } from "../operators/functions.js";
import { type Attention, attention } from "./attention.js";
import { dense } from "./dense.js";
import { dropout } from "./dropout.js";
import { layerNorm } from "./normalisation.js";

export interface TransformerBlock extends Attention {
  /** Units within the feed-forward part; four times the width by default. */
  readonly hidden?: number;
  readonly activation?: "relu" | "gelu";
  readonly dropout?: number;
}

/** A block of a Transformer that normalises first: x + attention(norm x), then x + feed-forward(norm x). */
export function transformerBlock(x: Tensor, options: TransformerBlock): Tensor {
  const { name, hidden, activation = "gelu", dropout: rate = 0 } = options;
  const width = x.shape.at(-1)!;
  const attended = attention(layerNorm(x, `${name}.norm1`), { ...options, name: `${name}.attention` });
  const between = add(x, dropout(attended, rate));
  const inner = dense(layerNorm(between, `${name}.norm2`), { name: `${name}.hidden`, units: hidden ?? 4 * width });
  const outer = dense((activation === "relu" ? relu : gelu)(inner), { name: `${name}.outer`, units: width });
  return add(between, dropout(outer, rate));
}
