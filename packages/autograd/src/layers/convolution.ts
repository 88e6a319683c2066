import type { Tensor } from "../graph/graph.js";
import { he, type Initialiser, zeros } from "../graph/initialisers.js";
import { misfit } from "../graph/shape.js";
import { conv1d, conv2d } from "../operators/convolution.js";
import type { Range } from "../operators/slice.js";

/** "same" keeps the length (divided by the stride), "valid" takes no zeros in, "causal" only those before: nothing is seen before it happens. */
export type PaddingKind = "same" | "valid" | "causal";

interface Options {
  readonly name: string;
  readonly channels: number;
  readonly kernel: number;
  readonly initialise?: Initialiser;
}

export interface ConvolutionOverTime extends Options {
  readonly padding?: PaddingKind;
  readonly dilation?: number;
}

/** batch × time × inputs becomes batch × time × channels. */
export function convolutionOverTime(x: Tensor, options: ConvolutionOverTime): Tensor {
  const { name, channels, kernel, padding = "same", dilation = 1, initialise } = options;
  const inputs = kernel * x.shape.at(-1)!;
  const weight = x.graph.parameter(`${name}.weight`, [inputs, channels], initialise ?? he(inputs));
  const bias = x.graph.parameter(`${name}.bias`, [channels], zeros);
  return conv1d(x, weight, bias, { kernel, dilation, padding: zerosAround(padding, (kernel - 1) * dilation) });
}

export interface ConvolutionOfImages extends Options {
  readonly padding?: Exclude<PaddingKind, "causal">;
  readonly stride?: number;
}

/** batch × inputs × height × width becomes batch × channels × height × width, by square kernels. */
export function convolutionOfImages(x: Tensor, options: ConvolutionOfImages): Tensor {
  const { name, channels, kernel, padding = "same", stride = 1, initialise } = options;
  if (x.shape.length !== 4) misfit("Conv", [x.shape], "it takes batch × channels × height × width");
  const inputs = x.shape[1]!;
  const weight = x.graph.parameter(
    `${name}.weight`,
    [channels, inputs, kernel, kernel],
    initialise ?? he(inputs * kernel * kernel),
  );
  const bias = x.graph.parameter(`${name}.bias`, [channels], zeros);
  const around = zerosAround(padding, kernel - 1);
  return conv2d(x, weight, bias, { stride, padding: { rows: around, columns: around } });
}

function zerosAround(kind: PaddingKind, needed: number): Range {
  if (kind === "valid") return [0, 0];
  if (kind === "causal") return [needed, 0];
  return [Math.floor(needed / 2), Math.ceil(needed / 2)];
}
