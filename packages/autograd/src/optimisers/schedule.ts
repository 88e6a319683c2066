/** The learning rate of a step; the first step is 1. */
export type Schedule = (step: number) => number;

export const constantly =
  (rate: number): Schedule =>
  () =>
    rate;

/** Grows from 0 to the rate over the first steps, then follows the schedule. */
export const warmUp =
  (steps: number, then: Schedule): Schedule =>
  (step) =>
    then(step) * Math.min(1, step / Math.max(1, steps));

/** Falls along half a cosine from the rate to `least` at step `steps`, and stays there (Loshchilov & Hutter, "SGDR", 2017). */
export const cosine =
  (rate: number, steps: number, least = 0): Schedule =>
  (step) =>
    least + (rate - least) * 0.5 * (1 + Math.cos((Math.PI * Math.min(step - 1, steps)) / Math.max(1, steps)));

export const asSchedule = (rate: number | Schedule): Schedule => (typeof rate === "number" ? constantly(rate) : rate);
