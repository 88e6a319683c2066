import type { Random } from "../random.js";
import type { FuzzyGraph } from "./fuzzy-graph.js";

/** How points are let settle. */
export interface Settling {
  readonly epochs: number;
  /** How far a point moves at first; it falls to 0 in a straight line. */
  readonly rate: number;
  readonly random: Random;
}

/** Points pushed away for each that is drawn near. */
const NEGATIVES = 5;
/** No coordinate moves further than this at once, before the rate. */
const FURTHEST = 4;
const NO_DIVISION_BY_NOTHING = 1e-3;

/**
 * Draws together, in place, what belongs together and pushes apart others, by stochastic gradient descent on the cross entropy with negative samples (UMAP,
 * sect. 3.2 and algorithm 5). Likeness in the plane is 1 / (1 + d²): the paper's a = b = 1, which needs no powers and looks the same (Böhm, Berens &
 * Kobak, JMLR 2022). An edge is taken the more often the more it weighs. `points` is points × 2; yields the fraction done after each epoch.
 */
export function* settle(points: Float64Array, graph: FuzzyGraph, { epochs, rate, random }: Settling): Generator<number, void> {
  const { heads, tails, weights } = graph;
  const many = points.length / 2;
  const most = weights.reduce((a, b) => Math.max(a, b), 0);
  /** What each edge has come to; at 1 it is taken. */
  const due = new Float32Array(weights.length);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const step = rate * (1 - epoch / epochs);
    for (let e = 0; e < weights.length; e++) {
      due[e] += weights[e] / most;
      if (due[e] < 1) continue;
      due[e] -= 1;
      const head = 2 * heads[e];
      pull(points, head, 2 * tails[e], step);
      for (let n = 0; n < NEGATIVES; n++) push(points, head, 2 * Math.floor(many * random.next()), step);
    }
    yield (epoch + 1) / epochs;
  }
}

/** Two points that belong together move towards each other. */
function pull(points: Float64Array, a: number, b: number, step: number): void {
  const x = points[a] - points[b];
  const y = points[a + 1] - points[b + 1];
  const square = x * x + y * y;
  if (square === 0) return;
  const force = -2 / (1 + square);
  const [dx, dy] = [step * bounded(force * x), step * bounded(force * y)];
  points[a] += dx;
  points[a + 1] += dy;
  points[b] -= dx;
  points[b + 1] -= dy;
}

/** A point moves away from another. */
function push(points: Float64Array, a: number, b: number, step: number): void {
  if (a === b) return;
  const x = points[a] - points[b];
  const y = points[a + 1] - points[b + 1];
  const square = x * x + y * y;
  const force = 2 / ((NO_DIVISION_BY_NOTHING + square) * (1 + square));
  // Points in one place part by chance: whoever is first goes to the right.
  points[a] += step * (square === 0 ? FURTHEST : bounded(force * x));
  points[a + 1] += step * (square === 0 ? FURTHEST : bounded(force * y));
}

const bounded = (move: number) => Math.max(-FURTHEST, Math.min(FURTHEST, move));
