import type { Layer } from "@segue/autograd";

/** How matrices are read where no layers are given. */
export const ENCODERS = ["cnn", "rnn", "transformer"] as const;

/** What the usual layers are like: see the parameters of these names. */
export interface Form {
  readonly encoder: (typeof ENCODERS)[number];
  readonly blocks: number;
  readonly channels: number;
  readonly pooling: "max" | "average";
  readonly recurrent: "gru" | "lstm";
  readonly depth: number;
  readonly width: number;
  readonly hidden: number;
  readonly dropout: number;
}

/** What of the form says nothing of rows of numbers. */
export const OF_MATRICES: readonly (keyof Form)[] = ["encoder", "blocks", "channels", "pooling", "recurrent", "hidden"];

/** Blocks of convolution: where they are all, and in front of what reads a sequence. */
const BLOCKS = { cnn: 4, rnn: 2, transformer: 2 };
/** Recurrent layers, and layers of attention. */
const DEPTH = { rnn: 1, transformer: 2 };
/** Hidden layers for rows of numbers. */
const HIDDEN = 2;
const HEADS = 4;
/** What the least side of an image may be pooled down to. */
const LEAST = 3;
/** Hidden layers have at least so many units. */
const NARROWEST = 4;

/**
 * The usual layers for inputs of a shape, the classes left out. `cnn`: convolutions with normalisation and pooling, then the mean of what is found anywhere (Choi, Fazekas & Sandler, "Automatic tagging using deep convolutional neural
 * networks", ISMIR 2016). `rnn`: two such blocks, then gated recurrent units over time (Choi et al., "Convolutional recurrent neural networks for music classification", ICASSP 2017). `transformer`: the same, then attention over
 * time (convolutions as a stem: Xiao et al., "Early convolutions help transformers see better", NeurIPS 2021). Rows of numbers are read by two hidden layers, whatever the encoder. The form says how many there are of each, and how large.
 */
export function usualLayers(shape: readonly number[], form: Form): Layer[] {
  const { dropout, hidden } = form;
  if (shape.length === 1) return hiddenLayers(form);
  const connected: Layer[] = hidden > 0 ? [{ dense: hidden, activation: "relu" }, { dropout }] : [];
  return [...blocks(shape, form), ...alongColumns(form), { globalPool: "average" }, { dropout }, ...connected];
}

const hiddenLayers = ({ depth, width, dropout }: Form): Layer[] =>
  Array.from({ length: depth || HIDDEN }, (_, i): Layer[] => [
    { dense: Math.max(NARROWEST, Math.round(width / 2 ** i)), activation: "relu" },
    { dropout },
  ]).flat();

/** What reads an image along its columns; nothing for convolutions alone. */
function alongColumns({ encoder, recurrent, depth, width, dropout }: Form): Layer[] {
  if (encoder === "cnn") return [];
  const times = Array.from({ length: depth || DEPTH[encoder] });
  if (encoder === "rnn") {
    const units: Layer = recurrent === "gru" ? { gru: width } : { lstm: width };
    return [{ sequence: true }, ...times.map(() => units)];
  }
  const attending: Layer = { transformer: HEADS, hidden: 2 * width, dropout };
  return [{ sequence: true }, { dense: width }, { positions: "sinusoidal" }, ...times.map(() => attending), { norm: "layer" }];
}

/** Convolution, normalisation and pooling, as often as the image has room for. */
function blocks(shape: readonly number[], { encoder, blocks: most, channels, pooling }: Form): Layer[] {
  const layers: Layer[] = [];
  const [rows, columns] = shape.slice(-2) as [number, number];
  for (let block = 0, side = Math.min(rows, columns); block < (most || BLOCKS[encoder]); block++, side = Math.floor(side / 2)) {
    layers.push({ conv: channels * 2 ** Math.min(block, 2), kernel: 3 }, { norm: "batch" });
    if (side < 2 * LEAST) break;
    layers.push(pooling === "max" ? { pool: 2 } : { pool: 2, kind: pooling });
  }
  return layers;
}
