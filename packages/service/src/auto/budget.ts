/** The time that a piece of work has, in seconds. */
export interface Budget {
  readonly total: number;
  spent(): number;
  left(): number;
}

/** Begins to run now. */
export function startBudget(total: number): Budget {
  const begun = performance.now();
  const spent = () => (performance.now() - begun) / 1000;
  return { total, spent, left: () => total - spent() };
}
