/** Whether a rate was borne, and what was measured at it. */
export interface Trial {
  readonly rate: number;
  readonly borne: boolean;
}

/** Above this share of the last rate that was borne it is not looked more closely. */
const CLOSE = 1.04;

/**
 * The highest rate that is borne: from `first` upwards by halves until one is not, then between the last that was and the first that was not, until they are
 * close. A rate must be borne twice to count, so that a lucky moment is none. Undefined where not even the first is borne.
 */
export async function highestRate<T extends Trial>(first: number, attempt: (rate: number) => Promise<T>): Promise<T | undefined> {
  let best: T | undefined;
  let above = Number.POSITIVE_INFINITY;
  for (let rate = first; above / (best?.rate ?? 1) > CLOSE; rate = nextRate(best?.rate, above, first)) {
    const once = await attempt(rate);
    const twice = once.borne ? await attempt(rate) : once;
    if (twice.borne) best = twice;
    else above = rate;
    if (best === undefined) return undefined;
  }
  return best;
}

function nextRate(borne: number | undefined, above: number, first: number): number {
  if (borne === undefined) return first;
  return Math.round(above === Number.POSITIVE_INFINITY ? 1.5 * borne : Math.sqrt(borne * above));
}
