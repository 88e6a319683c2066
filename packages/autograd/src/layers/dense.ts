import type { Tensor } from "../graph/graph.js";
import { glorot, type Initialiser, zeros } from "../graph/initialisers.js";
import { linear } from "../operators/matmul.js";

export interface Dense {
  readonly name: string;
  readonly units: number;
  readonly bias?: boolean;
  readonly initialise?: Initialiser;
}

/** Fully connected: x W + b on the last axis, … × inputs becomes … × units. */
export function dense(x: Tensor, { name, units, bias = true, initialise }: Dense): Tensor {
  const inputs = x.shape.at(-1) ?? 1;
  const weight = x.graph.parameter(`${name}.weight`, [inputs, units], initialise ?? glorot(inputs, units));
  return linear(x, weight, bias ? x.graph.parameter(`${name}.bias`, [units], zeros) : undefined);
}
