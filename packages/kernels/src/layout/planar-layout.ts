import type { DenseMatrix } from "../dense-matrix.js";
import { type Neighbours, nearNeighbours } from "../near-neighbours.js";
import type { Random } from "../random.js";
import { alignTo } from "./align.js";
import { fuzzyGraph } from "./fuzzy-graph.js";
import { principalPlane } from "./principal-plane.js";
import { settle } from "./settle.js";

export interface LayoutOptions {
  /** Neighbours that each row is laid out by: few show small groups, many the large shape. */
  readonly neighbours: number;
  readonly random: Random;
  /** rows × 2: where rows lay before, NaN where one did not. The layout begins there and stays as near to it as it can. */
  readonly before?: Float64Array;
}

/** How far the points of a first layout lie from the middle when it begins, at most. */
const EXTENT = 10;
const JITTER = 1e-3;
/** Epochs of small and of large layouts, as the reference has them. */
const EPOCHS = { few: 500, many: 200, from: 10_000 };
/** A layout that goes on from another: this part of the epochs, at this rate instead of 1, so that points find their places without leaving them. */
const GOING_ON = { epochs: 0.3, rate: 0.1 };
/** The part of the whole time that neighbours take. */
const NEIGHBOURS_TAKE = 0.25;

/**
 * rows × 2: the rows of a matrix laid out in the plane so that near ones are near (UMAP: McInnes, Healy & Melville, arXiv:1802.03426). The same rows, options and
 * random stream give the same bits. It needs more rows than `neighbours`. Yields the fraction done several times a second.
 */
export function* planarLayout(
  vectors: DenseMatrix,
  { neighbours: k, random, before }: LayoutOptions,
): Generator<number, Float64Array> {
  const search = nearNeighbours(vectors, { k, random: random.fork("neighbours") });
  const neighbours = yield* within(search, 0, NEIGHBOURS_TAKE);
  const start = random.fork("start");
  const goesOn = before?.some((x) => !Number.isNaN(x)) === true;
  const points = goesOn ? placedBy(before!, neighbours) : yield* spreadOut(vectors, start, NEIGHBOURS_TAKE);
  for (let i = 0; i < points.length; i++) points[i] += JITTER * start.normal();
  const whole = vectors.rows > EPOCHS.from ? EPOCHS.many : EPOCHS.few;
  const epochs = goesOn ? Math.ceil(GOING_ON.epochs * whole) : whole;
  const settling = { epochs, rate: goesOn ? GOING_ON.rate : 1, random: random.fork("settle") };
  yield* within(settle(points, fuzzyGraph(neighbours), settling), NEIGHBOURS_TAKE, 1);
  if (goesOn) alignTo(points, before!);
  return points;
}

/** A part of the work: its 0 … 1 becomes `from` … `to`. */
function* within<T>(work: Generator<number, T>, from: number, to: number): Generator<number, T> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    yield from + (to - from) * value;
  }
}

/** The principal plane, brought to its extent. */
function* spreadOut(vectors: DenseMatrix, random: Random, done: number): Generator<number, Float64Array> {
  const points = yield* principalPlane(vectors, random, done);
  const furthest = points.reduce((most, x) => Math.max(most, Math.abs(x)), 0) || 1;
  return points.map((x) => (EXTENT * x) / furthest);
}

/** Where points lay; new ones in the middle of those of their neighbours that have a place, some rounds long, and in the middle of all where none has. */
function placedBy(before: Float64Array, { rows, k, indices }: Neighbours): Float64Array {
  const points = before.slice();
  const middle = middleOf(points);
  for (let round = 0; round < 3; round++) {
    const known = points.slice();
    for (let row = 0; row < rows; row++) {
      if (!Number.isNaN(points[2 * row])) continue;
      const near = Array.from(indices.subarray(row * k, row * k + k)).filter((other) => !Number.isNaN(known[2 * other]));
      if (near.length === 0) continue;
      points[2 * row] = near.reduce((sum, other) => sum + known[2 * other], 0) / near.length;
      points[2 * row + 1] = near.reduce((sum, other) => sum + known[2 * other + 1], 0) / near.length;
    }
  }
  return points.map((x, i) => (Number.isNaN(x) ? middle[i % 2] : x));
}

function middleOf(points: Float64Array): [x: number, y: number] {
  const [sum, count] = [
    [0, 0],
    [0, 0],
  ];
  points.forEach((x, i) => {
    if (Number.isNaN(x)) return;
    sum[i % 2] += x;
    count[i % 2]++;
  });
  return [sum[0] / Math.max(1, count[0]), sum[1] / Math.max(1, count[1])];
}
