import type { Tensor } from "../graph/graph.js";
import { misfit, sizeOf } from "../graph/shape.js";
import { sum } from "./broadcast.js";
import { concat } from "./concat.js";
import { linear, matmul } from "./matmul.js";
import { reshape, transpose } from "./reshape.js";
import { pad, type Range, slice, strided } from "./slice.js";

/** Zeros around an image: above and below, left and right. */
export interface Padding {
  readonly rows: Range;
  readonly columns: Range;
}

export interface Convolution2d {
  readonly stride: number;
  readonly padding: Padding;
}

/** Images and kernels: x is batch × channels × height × width, weight is outputs × channels × kernel height × kernel width. */
interface Sizes {
  readonly batch: number;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  readonly outputs: number;
  readonly kernel: readonly [number, number];
  readonly out: readonly [number, number];
}

/** Slides kernels over images: batch × outputs × height × width. As everywhere in deep learning it is a correlation, kernels are not flipped. */
export function conv2d(x: Tensor, weight: Tensor, bias: Tensor, options: Convolution2d): Tensor {
  const sizes = sizesOf(x, weight, options);
  const { batch, outputs, out } = sizes;
  const backward = (dy: Tensor) => [
    x.differentiable ? gradientOfImages(dy, weight, sizes, options) : undefined,
    weight.differentiable ? gradientOfKernels(dy, x, sizes, options) : undefined,
    bias.differentiable ? sum(sum(reshape(dy, [batch, outputs, sizeOf(out)]), [2]), [0]) : undefined,
  ];
  const attributes = convAttributes(sizes.kernel, options.padding, options.stride);
  return x.graph.node("Conv", [x, weight, bias], { shape: [batch, outputs, ...out] }, { attributes, backward });
}

function sizesOf(x: Tensor, weight: Tensor, { stride, padding: { rows, columns } }: Convolution2d): Sizes {
  if (x.shape.length !== 4 || weight.shape.length !== 4 || x.shape[1] !== weight.shape[1])
    misfit("Conv", [x.shape, weight.shape], "it takes batch × channels × height × width and outputs × channels × kernel");
  const [batch, channels, height, width] = x.shape as [number, number, number, number];
  const [outputs, , ...kernel] = weight.shape as [number, number, number, number];
  const out = [lengthAfter(height, kernel[0], rows, stride), lengthAfter(width, kernel[1], columns, stride)] as const;
  if (out.some((size) => size < 1)) misfit("Conv", [x.shape, weight.shape], "the kernel is larger than what it slides over");
  return { batch, channels, height, width, outputs, kernel, out };
}

const lengthAfter = (length: number, kernel: number, [before, after]: Range, stride: number) =>
  Math.floor((length + before + after - kernel) / stride) + 1;

const convAttributes = (kernel: readonly number[], { rows, columns }: Padding, stride: number) => ({
  kernel_shape: kernel,
  pads: [rows[0], columns[0], rows[1], columns[1]],
  strides: [stride, stride],
});

/** With stride 1 a convolution by the flipped kernels, which is the faster way; otherwise a transposed convolution. */
function gradientOfImages(dy: Tensor, weight: Tensor, sizes: Sizes, { stride, padding }: Convolution2d): Tensor {
  const { batch, channels, height, width, kernel } = sizes;
  const shape = [batch, channels, height, width];
  if (stride > 1) {
    const rest = [height, width].map((length, i) => {
      const [before, after] = i === 0 ? padding.rows : padding.columns;
      return (length + before + after - kernel[i]!) % stride;
    });
    const attributes = { ...convAttributes(kernel, padding, stride), output_padding: rest };
    return dy.graph.node("ConvTranspose", [dy, weight], { shape }, { attributes });
  }
  const opposite = ([before, after]: Range, k: number): Range => [k - 1 - before, k - 1 - after];
  const around = { rows: opposite(padding.rows, kernel[0]), columns: opposite(padding.columns, kernel[1]) };
  return dy.graph.node("Conv", [dy, flipped(weight)], { shape }, { attributes: convAttributes(kernel, around, 1) });
}

/** Kernels turned by 180°, with inputs and outputs exchanged. */
function flipped(weight: Tensor): Tensor {
  const { graph } = weight;
  const [outputs, channels, ...kernel] = weight.shape as [number, number, number, number];
  const flat = [outputs, channels, sizeOf(kernel)];
  const backwards = graph.ids([...Array(sizeOf(kernel)).keys()].reverse());
  const turned = graph.node("Gather", [reshape(weight, flat), backwards], { shape: flat }, { attributes: { axis: 2 } });
  return reshape(transpose(turned, [1, 0, 2]), [channels, outputs, ...kernel]);
}

/** With so many channels the products place by place are large enough, and what they read need not be laid side by side before. */
const MANY_CHANNELS = 8;

/** The product of dy with what each place of the kernels has seen, summed over the batch. */
function gradientOfKernels(dy: Tensor, x: Tensor, sizes: Sizes, options: Convolution2d): Tensor {
  const { batch, channels, outputs, kernel, out } = sizes;
  const rows = reshape(dy, [batch, outputs, sizeOf(out)]);
  const seen = seenBy(x, sizes, options);
  const product = (given: Tensor) => matmul(rows, reshape(given, [batch, given.shape[1]!, sizeOf(out)]), { transposeB: true });
  const products = channels < MANY_CHANNELS ? product(concat(seen, 1)) : concat(seen.map(product), 2);
  const byChannel = transpose(reshape(sum(products, [0]), [outputs, sizeOf(kernel), channels]), [0, 2, 1]);
  return reshape(byChannel, [outputs, channels, ...kernel]);
}

/** What each place of the kernels sees, batch × channels × output places. */
function seenBy(x: Tensor, { kernel, out }: Sizes, { stride, padding }: Convolution2d): Tensor[] {
  const padded = pad(x, { 2: padding.rows, 3: padding.columns });
  const seen = (from: number, places: number): Range => [from, from + (places - 1) * stride + 1];
  return [...Array(kernel[0]).keys()].flatMap((i) =>
    [...Array(kernel[1]).keys()].map((j) => strided(padded, { 2: seen(i, out[0]), 3: seen(j, out[1]) }, stride)),
  );
}

export interface Convolution1d {
  readonly kernel: number;
  /** Steps between what the kernel sees. */
  readonly dilation: number;
  /** Zeros before and after in time; all of them before makes it causal. */
  readonly padding: Range;
}

/**
 * Slides kernels over time: x is batch × time × channels, weight (kernel · channels) × outputs. Written as one product of matrices, which with
 * few channels or dilation is faster than the runtime's own.
 */
export function conv1d(x: Tensor, weight: Tensor, bias: Tensor, { kernel, dilation, padding }: Convolution1d): Tensor {
  if (x.shape.length !== 3) misfit("Conv", [x.shape], "it takes batch × time × channels");
  const padded = pad(x, { 1: padding });
  const time = padded.shape[1]! - (kernel - 1) * dilation;
  if (time < 1) misfit("Conv", [x.shape, weight.shape], "the kernel is longer than what it slides over");
  const seen = [...Array(kernel).keys()].map((i) => slice(padded, { 1: [i * dilation, i * dilation + time] }));
  return linear(concat(seen, 2), weight, bias);
}
