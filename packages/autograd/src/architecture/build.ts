import type { Tensor } from "../graph/graph.js";
import { misfit, ShapeError, sizeOf } from "../graph/shape.js";
import { convolutionOfImages, convolutionOverTime } from "../layers/convolution.js";
import { dense } from "../layers/dense.js";
import { dropout } from "../layers/dropout.js";
import { gru } from "../layers/gru.js";
import { lstm } from "../layers/lstm.js";
import { batchNorm, layerNorm } from "../layers/normalisation.js";
import { learnedPositions, sinusoidalPositions } from "../layers/positions.js";
import { transformerBlock } from "../layers/transformer.js";
import { mean } from "../operators/arithmetic.js";
import { gelu, relu, sigmoid, tanh } from "../operators/functions.js";
import { max, type Pool, pool1d, pool2d } from "../operators/pooling.js";
import { reshape, transpose } from "../operators/reshape.js";
import { slice } from "../operators/slice.js";
import { type Activation, type Layer, LayerError } from "./layer.js";

export interface LayerOptions {
  /** Names of parameters begin so: "NAME.1.weight". */
  readonly name?: string;
  /** batch × time: 1 for what is there, 0 for padding. */
  readonly present?: Tensor;
  /** Is told of each layer and what came of it. */
  readonly onLayer?: (layer: Layer, output: Tensor) => void;
}

/**
 * Puts layers one after the other on x, which is batch × features, batch × time × features, or batch × channels × height × width. Throws a
 * {@link LayerError} for the layer that does not fit.
 */
export function buildLayers(x: Tensor, layers: readonly Layer[], options: LayerOptions = {}): Tensor {
  const { name = "layer", onLayer } = options;
  return layers.reduce((input, layer, i) => {
    try {
      const output = apply(input, layer, `${name}.${i + 1}`, options);
      onLayer?.(layer, output);
      return output;
    } catch (thrown) {
      if (thrown instanceof ShapeError) throw new LayerError(i + 1, layer, `it does not fit. ${thrown.message}`);
      throw thrown;
    }
  }, x);
}

function apply(x: Tensor, layer: Layer, name: string, { present }: LayerOptions): Tensor {
  if ("conv" in layer) return activated(convolution(x, layer, name), layer.activation ?? "relu");
  if ("pool" in layer) return pool(x, layer.kind ?? "max", layer.pool);
  if ("globalPool" in layer) return globalPool(x, layer.globalPool);
  if ("flatten" in layer) return reshape(x, [x.shape[0]!, sizeOf(x.shape.slice(1))]);
  if ("sequence" in layer) return alongColumns(x);
  if ("dense" in layer) return activated(dense(x, { name, units: layer.dense }), layer.activation ?? "none");
  if ("norm" in layer) return layer.norm === "batch" ? batchNorm(x, name) : layerNorm(x, name);
  if ("gru" in layer) return gru(sequence("GRU", x), { name, units: layer.gru });
  if ("lstm" in layer) return lstm(sequence("LSTM", x), { name, units: layer.lstm });
  if ("last" in layer) return lastInTime(sequence("Last", x));
  if ("positions" in layer)
    return layer.positions === "learned"
      ? learnedPositions(sequence("Positions", x), name)
      : sinusoidalPositions(sequence("Positions", x));
  if ("transformer" in layer) return transformer(x, layer, name, present);
  return dropout(x, layer.dropout);
}

const ACTIVATIONS: Readonly<Record<Activation, (x: Tensor) => Tensor>> = { none: (x) => x, relu, gelu, tanh, sigmoid };
const activated = (x: Tensor, activation: Activation) => ACTIVATIONS[activation](x);

function convolution(x: Tensor, layer: Extract<Layer, { conv: number }>, name: string): Tensor {
  const { conv: channels, kernel, stride = 1, dilation = 1, padding = "same" } = layer;
  if (x.shape.length === 3) {
    if (stride !== 1) misfit("Conv", [x.shape], "over time there is no stride; a pool shortens it");
    return convolutionOverTime(x, { name, channels, kernel, dilation, padding });
  }
  if (padding === "causal" || dilation !== 1)
    misfit("Conv", [x.shape], "causal padding and dilation are for time, batch × time × channels");
  return convolutionOfImages(x, { name, channels, kernel, stride, padding });
}

const pool = (x: Tensor, kind: Pool, size: number) =>
  x.shape.length === 3 ? pool1d(x, kind, size) : pool2d(x, kind, [size, size]);

function globalPool(x: Tensor, kind: Pool): Tensor {
  const [batch, ...rest] = x.shape as [number, ...number[]];
  if (rest.length !== 2 && rest.length !== 3) misfit("GlobalPool", [x.shape], "it takes sequences or images");
  const [flat, axis] = rest.length === 2 ? [x, 1] : [reshape(x, [batch, rest[0]!, rest[1]! * rest[2]!]), 2];
  return kind === "max" ? max(flat, axis) : mean(flat, [axis]);
}

function alongColumns(x: Tensor): Tensor {
  if (x.shape.length !== 4) misfit("Sequence", [x.shape], "it takes batch × channels × height × width");
  const [batch, channels, height, width] = x.shape as [number, number, number, number];
  return reshape(transpose(x, [0, 3, 1, 2]), [batch, width, channels * height]);
}

function transformer(
  x: Tensor,
  layer: Extract<Layer, { transformer: number }>,
  name: string,
  present: Tensor | undefined,
): Tensor {
  const { transformer: heads, ...rest } = layer;
  return transformerBlock(sequence("Transformer", x), { name, heads, ...rest, ...(present === undefined ? {} : { present }) });
}

function lastInTime(x: Tensor): Tensor {
  const [batch, time, width] = x.shape as [number, number, number];
  return reshape(slice(x, { 1: [time - 1, time] }), [batch, width]);
}

function sequence(operator: string, x: Tensor): Tensor {
  if (x.shape.length !== 3) misfit(operator, [x.shape], "it takes batch × time × features");
  return x;
}
