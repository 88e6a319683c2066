import type { Tensor } from "../graph/graph.js";
import { misfit, normalAxes, withSizes } from "../graph/shape.js";
import { divide, mean, multiply } from "./arithmetic.js";
import { sum } from "./broadcast.js";
import { asNumbers, equal } from "./compare.js";
import { reshape } from "./reshape.js";
import { pad, slice } from "./slice.js";

// Windows do not overlap: a pool of 2 halves an axis, and what is left over at its end is left out.

export type Pool = "max" | "average";

/** The largest along an axis, which disappears. The gradient is shared by all that are equally large. */
export function max(x: Tensor, axis: number): Tensor {
  const [over] = normalAxes("ReduceMax", x.shape, [axis]) as [number];
  const kept = withSizes(x.shape, { [over]: 1 });
  const { graph } = x;
  const backward = (dy: Tensor) => {
    const largest = asNumbers(equal(x, reshape(y, kept)));
    return [multiply(largest, divide(reshape(dy, kept), sum(largest, [over], { keep: true })))];
  };
  const shape = x.shape.filter((_, i) => i !== over);
  const y: Tensor = graph.node("ReduceMax", [x, graph.integers([over])], { shape }, { attributes: { keepdims: 0 }, backward });
  return y;
}

/** Pools over time: batch × time × channels becomes batch × ⌊time / size⌋ × channels. */
export function pool1d(x: Tensor, kind: Pool, size: number): Tensor {
  const [batch, time, channels] = x.shape as [number, number, number];
  const windows = Math.floor(time / size);
  if (x.shape.length !== 3 || windows < 1) misfit("Pool", [x.shape], `there is no window of ${size} in batch × time × channels`);
  const cut = reshape(slice(x, { 1: [0, windows * size] }), [batch, windows, size, channels]);
  return kind === "max" ? max(cut, 2) : mean(cut, [2]);
}

/** Pools over images: batch × channels × height × width. */
export function pool2d(x: Tensor, kind: Pool, [high, wide]: readonly [number, number]): Tensor {
  const [batch, channels, height, width] = x.shape as [number, number, number, number];
  const shape = [batch, channels, Math.floor(height / high), Math.floor(width / wide)];
  if (x.shape.length !== 4 || shape.some((size) => size < 1))
    misfit("Pool", [x.shape], `there is no window of ${high} × ${wide} in batch × channels × height × width`);
  const window: Window = { high, wide, rest: [height % high, width % wide] };
  return kind === "max" ? maxPool(x, shape, window) : averagePool(x, shape, window);
}

interface Window {
  readonly high: number;
  readonly wide: number;
  /** Rows and columns at the end that lie in no window. */
  readonly rest: readonly [number, number];
}

/**
 * The gradient goes to where x equals the largest of its window, shared where several do. Without the runtime's indices of the largest: they
 * would take it off its fast path.
 */
function maxPool(x: Tensor, shape: readonly number[], window: Window): Tensor {
  const attributes = poolAttributes(window);
  const backward = (dy: Tensor) => {
    const largest = asNumbers(equal(x, repeated(y, window)));
    const share = multiply(x.graph.node("AveragePool", [largest], { shape }, { attributes }), window.high * window.wide);
    return [multiply(largest, repeated(divide(dy, share), window))];
  };
  const y: Tensor = x.graph.node("MaxPool", [x], { shape }, { attributes, backward });
  return y;
}

function averagePool(x: Tensor, shape: readonly number[], window: Window): Tensor {
  const backward = (dy: Tensor) => [repeated(multiply(dy, 1 / (window.high * window.wide)), window)];
  return x.graph.node("AveragePool", [x], { shape }, { attributes: poolAttributes(window), backward });
}

const poolAttributes = ({ high, wide }: Window) => ({ kernel_shape: [high, wide], strides: [high, wide] });

/** Each value repeated over its window, and zeros over what lies in none. */
function repeated(y: Tensor, { high, wide, rest }: Window): Tensor {
  const [batch, channels, rows, columns] = y.shape as [number, number, number, number];
  const shape = [batch, channels, rows * high, columns * wide];
  const attributes = { mode: "nearest", coordinate_transformation_mode: "asymmetric", nearest_mode: "floor" };
  const scales = y.graph.constant([1, 1, high, wide], [4]);
  const larger = y.graph.node("Resize", [y, undefined, scales], { shape }, { attributes });
  return pad(larger, { 2: [0, rest[0]], 3: [0, rest[1]] });
}
