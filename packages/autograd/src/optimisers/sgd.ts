import { add, multiply, subtract } from "../operators/arithmetic.js";
import type { Optimiser } from "./optimiser.js";
import { asSchedule, type Schedule } from "./schedule.js";

export interface SgdOptions {
  readonly learningRate: number | Schedule;
  /** How much of the last step's movement goes on; 0 for none. */
  readonly momentum?: number;
  readonly clipNorm?: number;
}

/** Steps against the gradient, with momentum where that is asked for (Polyak, 1964). */
export function sgd({ learningRate, momentum = 0, clipNorm }: SgdOptions): Optimiser {
  const rate = asSchedule(learningRate);
  return {
    ...(clipNorm === undefined ? {} : { clipNorm }),
    memories: momentum > 0 ? ["velocity"] : [],
    learningRate: rate,
    scalarsAt: (step) => [rate(step)],
    update({ weights, gradient, memories: [before], scalars }) {
      const velocity = before === undefined ? gradient : add(multiply(before, momentum), gradient);
      const moved = subtract(weights, multiply(velocity, scalars[0]!));
      return { weights: moved, memories: before === undefined ? [] : [velocity] };
    },
    updateRow({ weights, memories: [velocity], gradient, at, from, width, scalars }) {
      for (let i = 0; i < width; i++) {
        const moved = gradient[from + i]! + momentum * (velocity?.[at + i] ?? 0);
        if (velocity !== undefined) velocity[at + i] = moved;
        weights[at + i] = weights[at + i]! - scalars[0]! * moved;
      }
    },
  };
}
