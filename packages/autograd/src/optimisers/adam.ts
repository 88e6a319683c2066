import { add, divide, multiply, subtract } from "../operators/arithmetic.js";
import { sqrt } from "../operators/functions.js";
import type { Optimiser, RowUpdate, Update, Updated } from "./optimiser.js";
import { asSchedule, type Schedule } from "./schedule.js";

export interface AdamOptions {
  readonly learningRate: number | Schedule;
  /** How slowly the mean of the gradients changes. */
  readonly beta1?: number;
  /** How slowly that of their squares does. */
  readonly beta2?: number;
  readonly epsilon?: number;
  readonly clipNorm?: number;
}

export interface AdamWOptions extends AdamOptions {
  /** Matrices lose this share of themselves, times the learning rate, in each step; biases and scales do not. */
  readonly weightDecay: number;
}

/** Kingma & Ba, "Adam: a method for stochastic optimization", 2015. */
export const adam = (options: AdamOptions): Optimiser => adamW({ ...options, weightDecay: 0 });

/** Adam with weight decay beside the gradient (Loshchilov & Hutter, "Decoupled weight decay regularization", 2019). */
export function adamW({
  learningRate,
  beta1 = 0.9,
  beta2 = 0.999,
  epsilon = 1e-8,
  clipNorm,
  weightDecay,
}: AdamWOptions): Optimiser {
  const rate = asSchedule(learningRate);
  return {
    ...(clipNorm === undefined ? {} : { clipNorm }),
    memories: ["first", "second"],
    learningRate: rate,
    /** Step size and epsilon with the bias of the first steps taken out of them (end of section 2 of the paper), and the decay. */
    scalarsAt(step) {
      const unbiased = Math.sqrt(1 - beta2 ** step);
      return [(rate(step) * unbiased) / (1 - beta1 ** step), epsilon * unbiased, rate(step) * weightDecay];
    },
    update: (given) => updated(given, beta1, beta2, weightDecay > 0),
    updateRow: (given) => updateRow(given, beta1, beta2),
  };
}

function updated(
  { weights, gradient, memories, scalars, decays }: Update,
  beta1: number,
  beta2: number,
  decaying: boolean,
): Updated {
  const [size, epsilon, decay] = scalars as [Update["decays"], Update["decays"], Update["decays"]];
  const first = add(multiply(memories[0]!, beta1), multiply(gradient, 1 - beta1));
  const second = add(multiply(memories[1]!, beta2), multiply(multiply(gradient, gradient), 1 - beta2));
  const step = multiply(divide(first, add(sqrt(second), epsilon)), size);
  const kept = decaying ? subtract(weights, multiply(weights, multiply(decays, decay))) : weights;
  return { weights: subtract(kept, step), memories: [first, second] };
}

/** As in the graph; moments of rows that a batch does not name stay as they are. */
function updateRow({ weights, memories, gradient, at, from, width, scalars }: RowUpdate, beta1: number, beta2: number): void {
  const [first, second] = memories as [Float32Array, Float32Array];
  const [size, epsilon, decay] = scalars as [number, number, number];
  for (let i = 0; i < width; i++) {
    const g = gradient[from + i]!;
    const m = beta1 * first[at + i]! + (1 - beta1) * g;
    const v = beta2 * second[at + i]! + (1 - beta2) * g * g;
    first[at + i] = m;
    second[at + i] = v;
    weights[at + i] = weights[at + i]! * (1 - decay) - (size * m) / (Math.sqrt(v) + epsilon);
  }
}
