/** Whether a rate was borne, and what was measured at it. */
export interface Trial {
  readonly rate: number;
  readonly borne: boolean;
}

/** Above this share of the last rate that was borne it is not looked more closely. */
const CLOSE = 1.04;

/**
 * The highest rate that is borne: from `first` upwards by halves until one is not, then between the last that was and the first that was not, until they are
 * close. Two of three attempts decide, so that a lucky moment is none, nor one in which the machine did something else. Undefined where not even the first is borne.
 */
export async function highestRate<T extends Trial>(first: number, attempt: (rate: number) => Promise<T>): Promise<T | undefined> {
  let best: T | undefined;
  let above = Number.POSITIVE_INFINITY;
  for (let rate = first; above / (best?.rate ?? 1) > CLOSE; rate = nextRate(best?.rate, above, first)) {
    const borne = await decided(() => attempt(rate));
    if (borne === undefined) above = rate;
    else best = borne;
    if (best === undefined) return undefined;
  }
  return best;
}

/** The last of two attempts that were borne, of three at most; undefined where two were not. */
async function decided<T extends Trial>(attempt: () => Promise<T>): Promise<T | undefined> {
  const trials = [await attempt(), await attempt()];
  if (trials[0]!.borne !== trials[1]!.borne) trials.push(await attempt());
  const borne = trials.filter((trial) => trial.borne);
  return borne.length >= 2 ? borne.at(-1) : undefined;
}

function nextRate(borne: number | undefined, above: number, first: number): number {
  if (borne === undefined) return first;
  return Math.round(above === Number.POSITIVE_INFINITY ? 1.5 * borne : Math.sqrt(borne * above));
}
