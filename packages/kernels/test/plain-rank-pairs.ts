import { type PairRanking, type Random, type RankedVectors, rowOf, type SparseMatrix } from "../src/index.js";

// The plainest version of `rankPairs`: the same draws, one step after the other in float64.

const PARTS = 8;
const BITS = (1n << 64n) - 1n;
const STRIDE = 0x9e3779b97f4a7c15n;

/** Moves the vectors where they are. */
export function plainRankPairs(problem: PairRanking, vectors: RankedVectors, random: Random): void {
  const { entries, epochs } = problem;
  const order = Array.from({ length: entries.cols }, (_, column) => column);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random.int(2 ** 32));
    const seed = BigInt(random.int(2 ** 32));
    for (let round = 0; round < PARTS; round++)
      for (let part = 0; part < PARTS; part++) {
        const other = (part + round) % PARTS;
        const chosen = order.slice(partStart(entries.cols, other), partStart(entries.cols, other + 1));
        const state = mixed((seed | (BigInt(1 + part * PARTS + other) << 32n)) * STRIDE);
        rankPart(problem, vectors, { part, chosen, state, rate: problem.rate(epoch) });
      }
  }
}

function shuffle(order: number[], seed: number): void {
  const draw = drawer(BigInt(seed) * STRIDE);
  for (let last = order.length - 1; last > 0; last--) {
    const from = draw().below(last + 1);
    [order[from], order[last]] = [order[last]!, order[from]!];
  }
}

interface Piece {
  readonly part: number;
  /** Columns of the other part. */
  readonly chosen: readonly number[];
  readonly state: bigint;
  readonly rate: number;
}

function rankPart(problem: PairRanking, vectors: RankedVectors, { part, chosen, state, rate }: Piece): void {
  const { entries, ridge, candidates, popular } = problem;
  const here = entriesIn(entries, part, new Set(chosen));
  const draw = drawer(state);
  for (let step = 0; step < here.length; step++) {
    const [row, column] = here[draw().below(here.length)]!;
    const heard = new Set(rowOf(entries, row).indices);
    let rival = -1;
    for (let candidate = 0; candidate < candidates; candidate++) {
      const drawn = draw();
      const other = drawn.share < popular ? here[drawn.below(here.length)]![1] : chosen[drawn.below(chosen.length)]!;
      if (heard.has(other)) continue;
      if (rival < 0 || product(vectors, row, other) > product(vectors, row, rival)) rival = other;
    }
    if (rival >= 0) climb(vectors, [row, column, rival], rate, ridge);
  }
}

function entriesIn(entries: SparseMatrix, part: number, chosen: ReadonlySet<number>): [row: number, column: number][] {
  const within = (row: number) => {
    const start = entries.indptr[row]!;
    const from = Array.from({ length: PARTS }, (_, p) => (entries.indices.length * p) / PARTS);
    return from.filter((bound) => start >= bound).length - 1 === part;
  };
  return Array.from({ length: entries.rows }, (_, row) => row)
    .filter(within)
    .flatMap((row) => [...rowOf(entries, row).indices].filter((c) => chosen.has(c)).map((c): [number, number] => [row, c]));
}

function product({ rows, columns, biases }: RankedVectors, row: number, column: number): number {
  let sum = biases[column]!;
  for (let k = 0; k < rows.cols; k++) sum += rows.data[row * rows.cols + k]! * columns.data[column * rows.cols + k]!;
  return sum;
}

function climb(vectors: RankedVectors, [row, column, rival]: [number, number, number], rate: number, ridge: number): void {
  const { rows, columns, biases } = vectors;
  const slope = 1 / (1 + Math.exp(product(vectors, row, column) - product(vectors, row, rival)));
  for (let k = 0; k < rows.cols; k++) {
    const [r, c, d] = [row, column, rival].map((at, i) => (i === 0 ? rows : columns).data[at * rows.cols + k]!) as [
      number,
      number,
      number,
    ];
    rows.data[row * rows.cols + k] = r + rate * (slope * (c - d) - ridge * r);
    columns.data[column * rows.cols + k] = c + rate * (slope * r - ridge * c);
    columns.data[rival * rows.cols + k] = d - rate * (slope * r + ridge * d);
  }
  biases[column]! += rate * (slope - ridge * biases[column]!);
  biases[rival]! -= rate * (slope + ridge * biases[rival]!);
}

const partStart = (count: number, part: number) => Math.floor((count * part) / PARTS);

/** 64 random bits after the other: a number below n by the upper half, a share by the lower. */
function drawer(start: bigint): () => { below(n: number): number; share: number } {
  let state = start & BITS;
  return () => {
    state = (state + STRIDE) & BITS;
    const bits = mixed(state);
    return {
      below: (n) => Number(((bits >> 32n) * BigInt(n)) >> 32n),
      share: Number((bits & 0xffffffffn) >> 8n) / 2 ** 24,
    };
  };
}

function mixed(state: bigint): bigint {
  let bits = state & BITS;
  bits = ((bits ^ (bits >> 30n)) * 0xbf58476d1ce4e5b9n) & BITS;
  bits = ((bits ^ (bits >> 27n)) * 0x94d049bb133111ebn) & BITS;
  return bits ^ (bits >> 31n);
}
