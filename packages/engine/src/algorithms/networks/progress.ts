import type { Arrays, Checkpoint } from "@segue/autograd";
import type { Epoch, ModelFiles, Tensor } from "../algorithm.js";
import { dataOf } from "../tensors.js";

/** How far a training is: all that must be kept beside the trainer's own state to go on. */
export interface Progress {
  /** Epochs that ended. */
  readonly curve: readonly Epoch[];
  /** Steps of the epoch that goes on, and the sum of their losses. */
  readonly step: number;
  readonly losses: number;
  /** Weights after the epoch that foretold best, and its number; undefined before the first. */
  readonly best?: { readonly epoch: number; readonly weights: Arrays };
}

export const BEGINNING: Progress = { curve: [], step: 0, losses: 0 };

const TRAINER = "trainer/";
const BEST = "best/";
const NUMBERS = 5;

/** A state as tensors. Losses and shares are float64, as pairs of their 32 bits: restored, they must be what they were. */
export function storedProgress({ curve, step, losses, best }: Progress, trainer: Checkpoint): ModelFiles {
  const numbers = curve.flatMap(({ epoch, epochs, loss, hit, mrr }) => [epoch, epochs, loss, hit, mrr]);
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
export function restoredProgress(files: ModelFiles): { progress: Progress; trainer: Checkpoint } {
  const [steps = 0, step = 0, losses = 0, best = 0] = numbersOf(files, "progress");
  const numbers = numbersOf(files, "curve");
  const curve = Array.from({ length: numbers.length / NUMBERS }, (_, i): Epoch => {
    const [epoch, epochs, loss, hit, mrr] = numbers.subarray(i * NUMBERS, (i + 1) * NUMBERS) as unknown as number[];
    return { epoch: epoch!, epochs: epochs!, loss: loss!, hit: hit!, mrr: mrr! };
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
