import type { Tensor } from "../graph/graph.js";
import { normal } from "../graph/initialisers.js";
import { add } from "../operators/arithmetic.js";

/** Adds to each place in time a vector that is learned for it: batch × time × width. */
export function learnedPositions(x: Tensor, name: string): Tensor {
  return add(x, x.graph.parameter(name, x.shape.slice(1), normal(0.05)));
}

/** Adds sines and cosines of falling frequencies (Vaswani et al., 2017, section 3.5). */
export function sinusoidalPositions(x: Tensor): Tensor {
  const [time, width] = x.shape.slice(1) as [number, number];
  const angle = (t: number, i: number) => t / 10_000 ** ((i - (i % 2)) / width);
  const wave = (t: number, i: number) => (i % 2 === 0 ? Math.sin(angle(t, i)) : Math.cos(angle(t, i)));
  const waves = Float64Array.from({ length: time * width }, (_, at) => wave(Math.floor(at / width), at % width));
  return add(x, x.graph.constant(waves, [time, width]));
}
