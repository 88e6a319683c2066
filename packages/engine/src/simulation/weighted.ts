import type { Random } from "@segue/kernels";

/** Running totals of weights, from which {@link pick} draws. */
export function cumulative(weights: ArrayLike<number>): Float64Array {
  const totals = new Float64Array(weights.length);
  for (let i = 0, sum = 0; i < weights.length; i++) {
    sum += weights[i]!;
    totals[i] = sum;
  }
  return totals;
}

/** A position, each with the chance of its weight, by bisection. */
export function pick(totals: Float64Array, random: Random): number {
  const wanted = random.next() * totals.at(-1)!;
  let low = 0;
  let high = totals.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (totals[middle]! > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}
