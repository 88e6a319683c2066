import type { Tensor } from "../graph/graph.js";
import { ones, zeros } from "../graph/initialisers.js";
import { axesOf, sizeOf } from "../graph/shape.js";
import { add, multiply, subtract } from "../operators/arithmetic.js";
import { inverseDeviation, layerNormalise, moments, standardise } from "../operators/normalisation.js";
import { reshape } from "../operators/reshape.js";

/** Standardises each vector of the last axis, with a learned scale and shift. */
export function layerNorm(x: Tensor, name: string): Tensor {
  const width = x.shape.slice(-1);
  return layerNormalise(x, x.graph.parameter(`${name}.scale`, width, ones), x.graph.parameter(`${name}.shift`, width, zeros));
}

/** What a batch counts in the running moments. */
const NEW = 0.1;

/**
 * Standardises each channel over the batch, with a learned scale and shift (Ioffe & Szegedy, "Batch normalization", 2015); what is inferred
 * later uses running moments instead. Channels are axis 1 of images, the last axis otherwise.
 */
export function batchNorm(x: Tensor, name: string): Tensor {
  const { graph } = x;
  const channel = x.shape.length === 4 ? 1 : x.shape.length - 1;
  const along = x.shape.map((size, axis) => (axis === channel ? size : 1));
  const width = [x.shape[channel]!];
  const scale = reshape(graph.parameter(`${name}.scale`, width, ones), along);
  const shift = reshape(graph.parameter(`${name}.shift`, width, zeros), along);
  const running = { mean: graph.state(`${name}.mean`, along, zeros), variance: graph.state(`${name}.variance`, along, ones) };
  if (graph.mode === "inference") {
    const { mean, variance } = running;
    return add(multiply(multiply(subtract(x, mean.tensor), inverseDeviation(variance.tensor)), scale), shift);
  }
  const axes = axesOf(x.shape).filter((axis) => axis !== channel);
  const ofBatch = moments(x, axes);
  const count = sizeOf(x.shape) / width[0]!;
  graph.withoutTape(() => {
    // The running variance is that of the population the batch is drawn from.
    const unbiased = multiply(ofBatch.variance, count / Math.max(1, count - 1));
    running.mean.next = mixed(running.mean.tensor, ofBatch.mean);
    running.variance.next = mixed(running.variance.tensor, unbiased);
  });
  return add(multiply(standardise(x, axes, ofBatch), scale), shift);
}

const mixed = (old: Tensor, ofBatch: Tensor) => add(multiply(old, 1 - NEW), multiply(ofBatch, NEW));
