import type { Arrays, Checkpoint } from "@segue/autograd";
import type { ModelFiles, Tensor } from "../algorithm.js";
import { dataOf } from "../tensors.js";

/** What an epoch came to on what is held out, by the names of figures. */
export type Figures = { readonly [name: string]: number };

/** How far a network has learned. */
export type EpochOf<F> = F & {
  /** From 1. */
  readonly epoch: number;
  readonly epochs: number;
  /** The mean loss over the epoch's steps. */
  readonly loss: number;
};

/** How far a training is: all that must be kept beside the trainer's own state to go on. */
export interface Progress<F> {
  /** Epochs that ended. */
  readonly curve: readonly EpochOf<F>[];
  /** Steps of the epoch that goes on, and the sum of their losses. */
  readonly step: number;
  readonly losses: number;
  /** Weights after the epoch that was best, and its number; undefined before the first. */
  readonly best?: { readonly epoch: number; readonly weights: Arrays };
}

export const BEGINNING: Progress<never> = { curve: [], step: 0, losses: 0 };

const TRAINER = "trainer/";
const BEST = "best/";
/** What is told of each epoch beside its figures. */
const OF_EACH = ["epoch", "epochs", "loss"];

/** A state as tensors. Losses and figures are float64, as pairs of their 32 bits: restored, they must be what they were. */
export function storedProgress<F extends Figures>(
  { curve, step, losses, best }: Progress<F>,
  trainer: Checkpoint,
  figures: readonly string[],
): ModelFiles {
  const numbers = curve.flatMap((epoch) => [...OF_EACH, ...figures].map((name) => epoch[name]!));
  return {
    tensors: {
      ...prefixed(TRAINER, trainer.arrays),
      ...prefixed(BEST, best?.weights ?? {}),
      curve: bits(numbers),
      progress: bits([trainer.step, step, losses, best?.epoch ?? 0]),
    },
  };
}

/** The state that {@link storedProgress} made. Throws an Error where the tensors are none. */
export function restoredProgress<F extends Figures>(
  files: ModelFiles,
  figures: readonly (keyof F & string)[],
): { progress: Progress<F>; trainer: Checkpoint } {
  const [steps = 0, step = 0, losses = 0, best = 0] = numbersOf(files, "progress");
  const numbers = numbersOf(files, "curve");
  const names = [...OF_EACH, ...figures];
  const curve = Array.from({ length: numbers.length / names.length }, (_, i) => {
    const ofEpoch = names.map((name, n) => [name, numbers[i * names.length + n]!] as const);
    // The names are those of an epoch.
    return Object.fromEntries(ofEpoch) as EpochOf<F>;
  });
  const progress = { curve, step, losses, ...(best > 0 && { best: { epoch: best, weights: beginning(BEST, files) } }) };
  return { progress, trainer: { step: steps, arrays: beginning(TRAINER, files) } };
}

const prefixed = (prefix: string, arrays: Arrays): Record<string, Tensor> =>
  Object.fromEntries(Object.entries(arrays).map(([name, data]) => [prefix + name, { shape: [data.length], data }]));

function beginning(prefix: string, files: ModelFiles): Record<string, Float32Array> {
  const own = Object.keys(files.tensors).filter((name) => name.startsWith(prefix));
  return Object.fromEntries(own.map((name) => [name.slice(prefix.length), dataOf(files, name, Float32Array)]));
}

const bits = (numbers: readonly number[]): Tensor => ({
  shape: [2 * numbers.length],
  data: new Uint32Array(Float64Array.from(numbers).buffer),
});

const numbersOf = (files: ModelFiles, name: string) => new Float64Array(dataOf(files, name, Uint32Array).slice().buffer);
