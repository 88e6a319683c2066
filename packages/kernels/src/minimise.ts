/** A smooth function: writes its gradient at x into `gradient` and gives its value there. */
export type Smooth = (x: Float64Array, gradient: Float64Array) => number;

export interface MinimiseOptions {
  readonly iterations?: number;
  /** Ends where no component of the gradient is larger. */
  readonly tolerance?: number;
  /** Is awaited after each iteration; what it throws ends the search. */
  readonly breathe?: (iteration: number, value: number) => Promise<void>;
}

/** Pairs of steps and changes of the gradient that are remembered. */
const MEMORY = 10;
/** The share of the fall that the slope promises with which a step is content (Armijo). */
const ENOUGH = 1e-4;
const MOST_HALVINGS = 40;

/**
 * Goes down from `start`, which it overwrites with where it ends, by limited-memory BFGS (Liu & Nocedal, "On the limited memory BFGS method for large scale
 * optimization", 1989) with halved steps, and gives the value there.
 */
export async function minimise(
  f: Smooth,
  start: Float64Array,
  { iterations = 100, tolerance = 1e-5, breathe }: MinimiseOptions = {},
): Promise<number> {
  const x = start;
  const pairs: Pair[] = [];
  let [gradient, next] = [new Float64Array(x.length), new Float64Array(x.length)];
  const tried = new Float64Array(x.length);
  let value = f(x, gradient);
  for (let iteration = 1; iteration <= iterations && largest(gradient) > tolerance; iteration++) {
    const direction = descent(gradient, pairs);
    const slope = dot(direction, gradient);
    let size = pairs.length === 0 ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
    let found = Number.POSITIVE_INFINITY;
    for (let halving = 0; ; halving++, size /= 2) {
      if (halving > MOST_HALVINGS) return value; // Rounding is all that is left.
      for (let i = 0; i < x.length; i++) tried[i] = x[i]! + size * direction[i]!;
      found = f(tried, next);
      if (found <= value + ENOUGH * size * slope) break;
    }
    remember(pairs, direction, size, gradient, next);
    x.set(tried);
    value = found;
    [gradient, next] = [next, gradient];
    await breathe?.(iteration, value);
  }
  return value;
}

interface Pair {
  readonly step: Float64Array;
  readonly change: Float64Array;
  readonly inverse: number;
}

function remember(pairs: Pair[], direction: Float64Array, size: number, before: Float64Array, after: Float64Array): void {
  const step = direction.map((each) => size * each);
  const change = after.map((each, i) => each - before[i]!);
  const curvature = dot(step, change);
  // Along a step without curvature there is nothing to learn.
  if (curvature <= 1e-12 * dot(change, change)) return;
  pairs.push({ step, change, inverse: 1 / curvature });
  if (pairs.length > MEMORY) pairs.shift();
}

/** Against the gradient, as the remembered curvature bends it: the two loops of the paper. */
function descent(gradient: Float64Array, pairs: readonly Pair[]): Float64Array {
  const direction = gradient.map((each) => -each);
  const shares = new Float64Array(pairs.length);
  for (let p = pairs.length - 1; p >= 0; p--) {
    const { step, change, inverse } = pairs[p]!;
    shares[p] = inverse * dot(step, direction);
    addTimes(direction, change, -shares[p]!);
  }
  const last = pairs.at(-1);
  if (last !== undefined) {
    const scale = 1 / (last.inverse * dot(last.change, last.change));
    for (let i = 0; i < direction.length; i++) direction[i]! *= scale;
  }
  for (const [p, { step, change, inverse }] of pairs.entries())
    addTimes(direction, step, shares[p]! - inverse * dot(change, direction));
  return direction;
}

function addTimes(to: Float64Array, what: Float64Array, times: number): void {
  for (let i = 0; i < to.length; i++) to[i]! += times * what[i]!;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function largest(a: Float64Array): number {
  let most = 0;
  for (const each of a) most = Math.max(most, Math.abs(each));
  return most;
}
