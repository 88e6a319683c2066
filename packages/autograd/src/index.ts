export { buildLayers, type LayerOptions } from "./architecture/build.js";
export { type Layer, LayerError, parseLayers } from "./architecture/layer.js";
export { type ArchitectureSummary, type SummaryLine, summarise } from "./architecture/summary.js";
export { backward } from "./graph/backward.js";
export { Graph, type Mode, type Tensor } from "./graph/graph.js";
export { glorot, he, type Initialiser, normal, ones, type RandomOf, type Uniform, uniform, zeros } from "./graph/initialisers.js";
export { type Shape, ShapeError } from "./graph/shape.js";
export { createPredictor, exportModel, type Inferred, type Predictor, type PredictorOptions } from "./inference/infer.js";
export { type Attention, attention } from "./layers/attention.js";
export {
  type ConvolutionOfImages,
  type ConvolutionOverTime,
  convolutionOfImages,
  convolutionOverTime,
  type PaddingKind,
} from "./layers/convolution.js";
export { type Dense, dense } from "./layers/dense.js";
export { dropout } from "./layers/dropout.js";
export { type Embedding, type EmbeddingOptions, embedding } from "./layers/embedding.js";
export { gru, type Recurrent } from "./layers/gru.js";
export { lstm } from "./layers/lstm.js";
export { batchNorm, layerNorm } from "./layers/normalisation.js";
export { learnedPositions, sinusoidalPositions } from "./layers/positions.js";
export { type TransformerBlock, transformerBlock } from "./layers/transformer.js";
export { binaryCrossEntropy, crossEntropy } from "./losses/cross-entropy.js";
export { type BprMax, bprMax, dotScores, type SampledScores, type SampledSoftmax, sampledSoftmax } from "./losses/ranking.js";
export { meanSquaredError } from "./losses/squared-error.js";
export { add, divide, mean, multiply, negate, subtract } from "./operators/arithmetic.js";
export { expand, sum } from "./operators/broadcast.js";
export { concat, split } from "./operators/concat.js";
export { exp, gelu, log, relu, sigmoid, softplus, sqrt, square, stopGradient, tanh } from "./operators/functions.js";
export { gather } from "./operators/gather.js";
export { linear, matmul, rowDots } from "./operators/matmul.js";
export { max, type Pool, pool1d, pool2d } from "./operators/pooling.js";
export { reshape, transpose } from "./operators/reshape.js";
export { pad, slice } from "./operators/slice.js";
export { softmax } from "./operators/softmax.js";
export { type AdamOptions, type AdamWOptions, adam, adamW } from "./optimisers/adam.js";
export type { Optimiser } from "./optimisers/optimiser.js";
export { constantly, cosine, type Schedule, warmUp } from "./optimisers/schedule.js";
export { type SgdOptions, sgd } from "./optimisers/sgd.js";
export type { Runtime, Session, SessionOptions, Value } from "./runtime/runtime.js";
export type { Arrays } from "./training/arrays.js";
export type { Batch } from "./training/batch.js";
export { DivergedError } from "./training/divergence.js";
export { type Checkpoint, createTrainer, type Trainer, type TrainerOptions } from "./training/trainer.js";
export type { Network } from "./training/training-graph.js";
