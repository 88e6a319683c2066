import type { Layer } from "@segue/autograd";

/** How matrices are read where no layers are given. */
export const ENCODERS = ["cnn", "rnn", "transformer"] as const;
export type Encoder = (typeof ENCODERS)[number];

/** Channels of the first convolution; each further one has twice as many, up to four times. */
const CHANNELS = 16;
const MOST_BLOCKS = 4;
/** Blocks in front of what reads a sequence. */
const STEM = 2;
const WIDTH = 64;
const HEADS = 4;
/** What the least side of an image may be pooled down to. */
const LEAST = 3;

/**
 * The usual layers for inputs of a shape, the classes left out. `cnn`: convolutions with normalisation and pooling, then the mean of what is found anywhere (Choi, Fazekas & Sandler, "Automatic tagging using deep convolutional neural
 * networks", ISMIR 2016). `rnn`: two such blocks, then gated recurrent units over time (Choi et al., "Convolutional recurrent neural networks for music classification", ICASSP 2017). `transformer`: the same, then attention over
 * time (convolutions as a stem: Xiao et al., "Early convolutions help transformers see better", NeurIPS 2021). Rows of numbers are read by two hidden layers, whatever the encoder.
 */
export function usualLayers(encoder: Encoder, shape: readonly number[], dropout: number): Layer[] {
  if (shape.length === 1)
    return [{ dense: WIDTH, activation: "relu" }, { dropout }, { dense: WIDTH / 2, activation: "relu" }, { dropout }];
  const [rows, columns] = shape.slice(-2) as [number, number];
  if (encoder === "cnn") return [...blocks(rows, columns, MOST_BLOCKS), { globalPool: "average" }, { dropout }];
  const stem = blocks(rows, columns, STEM);
  if (encoder === "rnn") return [...stem, { sequence: true }, { gru: WIDTH }, { globalPool: "average" }, { dropout }];
  const attending: Layer = { transformer: HEADS, hidden: 2 * WIDTH, dropout };
  return [
    ...stem,
    { sequence: true },
    { dense: WIDTH },
    { positions: "sinusoidal" },
    attending,
    attending,
    { norm: "layer" },
    { globalPool: "average" },
    { dropout },
  ];
}

/** Convolution, normalisation and pooling, as often as the image has room for. */
function blocks(rows: number, columns: number, most: number): Layer[] {
  const layers: Layer[] = [];
  for (let block = 0, side = Math.min(rows, columns); block < most; block++, side = Math.floor(side / 2)) {
    layers.push({ conv: CHANNELS * 2 ** Math.min(block, 2), kernel: 3 }, { norm: "batch" });
    if (side < 2 * LEAST) break;
    layers.push({ pool: 2 });
  }
  return layers;
}
