// The largest inner products of queries with many vectors: in tiles whose scores stay in the cache, the best kept by scanning each tile for
// what exceeds the worst of them so far. A score is the sum, in the order of the numbers, of rounded products: the same for any tile.
import { meet, take } from "./together";
import { multiplyAdd } from "./vectors";

/** Vectors of a panel: number k of all of them, then number k + 1. */
const PANEL: i32 = 8;
/** Vectors of a tile. */
const TILE: i32 = 256;
/** Bytes of a row of scores: a power of two would put all rows into few sets of the cache. */
const ROW: usize = (TILE + 16) << 2;
const NONE: f32 = -Infinity;

/** Bytes of scratch that each thread needs for blocks of that many queries. */
export function topProductsRoom(block: i32): usize {
  return <usize>block * (ROW + 4);
}

/**
 * Run by every thread: for each of the `count` queries (count × size, rows up to a multiple of 4 are there) the positions of the `n` vectors with the
 * largest products, best first, equal ones in ascending order, and these products. Positions that `excluded` lists in ascending order for query q,
 * from `starts`[q] on, are left out; places that nothing fills are −1. `block`: queries that a thread takes at a time, a multiple of 4.
 */
export function topProducts(
  control: usize,
  threads: i32,
  thread: i32,
  queries: usize,
  count: i32,
  size: i32,
  panels: usize,
  vectors: i32,
  starts: usize,
  excluded: usize,
  n: i32,
  indices: usize,
  scores: usize,
  block: i32,
  scratch: usize,
): void {
  const room = scratch + <usize>thread * topProductsRoom(block);
  const next = room + <usize>block * ROW;
  for (;;) {
    const first = take(control, block);
    if (first >= count) break;
    const some = min(block, count - first);
    memory.copy(next, starts + ((<usize>first) << 2), (<usize>some) << 2);
    for (let slot = first * n; slot < (first + some) * n; slot++) {
      store<i32>(indices + ((<usize>slot) << 2), -1);
      store<f32>(scores + ((<usize>slot) << 2), NONE);
    }
    for (let from = 0; from < vectors; from += TILE) {
      const to = min(vectors, from + TILE);
      scoreTile(queries + ((<usize>(first * size)) << 2), size, panels, from, to, room, some);
      for (let q = 0; q < some; q++) {
        const row = room + <usize>q * ROW,
          query = first + q,
          list = (<usize>(query * n)) << 2;
        strikeOut(row, from, to, next + ((<usize>q) << 2), load<u32>(starts + ((<usize>query) << 2), 4), excluded);
        keepBest(row, from, to - from, n, indices + list, scores + list);
      }
    }
  }
  meet(control, threads);
}

/** A row of scores for each of `some` queries, four at a time, with vectors from … to. */
function scoreTile(queries: usize, size: i32, panels: usize, from: i32, to: i32, out: usize, some: i32): void {
  const bytes = (<usize>size) << 2;
  for (let v = from; v < to; v += PANEL) {
    const panel = panels + <usize>v * bytes;
    for (let q = 0; q < some; q += 4) {
      const q0 = queries + <usize>q * bytes,
        q1 = q0 + bytes,
        q2 = q1 + bytes,
        q3 = q2 + bytes;
      let a0 = f32x4.splat(0),
        a1 = a0,
        b0 = a0,
        b1 = a0,
        c0 = a0,
        c1 = a0,
        d0 = a0,
        d1 = a0;
      let at = panel;
      for (let k: usize = 0; k < bytes; k += 4, at += 32) {
        const left = v128.load(at),
          right = v128.load(at, 16);
        let x = v128.load32_splat(q0 + k);
        a0 = multiplyAdd(x, left, a0);
        a1 = multiplyAdd(x, right, a1);
        x = v128.load32_splat(q1 + k);
        b0 = multiplyAdd(x, left, b0);
        b1 = multiplyAdd(x, right, b1);
        x = v128.load32_splat(q2 + k);
        c0 = multiplyAdd(x, left, c0);
        c1 = multiplyAdd(x, right, c1);
        x = v128.load32_splat(q3 + k);
        d0 = multiplyAdd(x, left, d0);
        d1 = multiplyAdd(x, right, d1);
      }
      const row = out + <usize>q * ROW + ((<usize>(v - from)) << 2);
      v128.store(row, a0);
      v128.store(row, a1, 16);
      v128.store(row + ROW, b0);
      v128.store(row + ROW, b1, 16);
      v128.store(row + 2 * ROW, c0);
      v128.store(row + 2 * ROW, c1, 16);
      v128.store(row + 3 * ROW, d0);
      v128.store(row + 3 * ROW, d1, 16);
    }
  }
}

/** Strikes what is excluded out of a row of scores; `next` is where in `excluded` the query stands, and moves on. */
function strikeOut(row: usize, from: i32, to: i32, next: usize, end: u32, excluded: usize): void {
  let entry = load<u32>(next);
  for (; entry < end; entry++) {
    const position = load<i32>(excluded + ((<usize>entry) << 2));
    if (position >= to) break;
    store<f32>(row + ((<usize>(position - from)) << 2), NONE);
  }
  store<u32>(next, entry);
}

/** Brings those of `count` scores that belong there into the list of the best, 16 looked at together. */
function keepBest(row: usize, from: i32, count: i32, n: i32, indices: usize, scores: usize): void {
  const worst = scores + ((<usize>(n - 1)) << 2);
  let bound = f32x4.splat(load<f32>(worst));
  for (let j = count; j & 15; j++) store<f32>(row + ((<usize>j) << 2), NONE);
  for (let j = 0; j < count; j += 16) {
    const at = row + ((<usize>j) << 2);
    const left = v128.or(f32x4.gt(v128.load(at), bound), f32x4.gt(v128.load(at, 16), bound));
    const right = v128.or(f32x4.gt(v128.load(at, 32), bound), f32x4.gt(v128.load(at, 48), bound));
    if (!v128.any_true(v128.or(left, right))) continue;
    for (let lane = 0; lane < 16; lane++) {
      const score = load<f32>(at + ((<usize>lane) << 2));
      if (score > load<f32>(worst)) insert(indices, scores, n, from + j + lane, score);
    }
    bound = f32x4.splat(load<f32>(worst));
  }
}

/** What is equal and came before stays before: positions come in ascending order. */
function insert(indices: usize, scores: usize, n: i32, index: i32, score: f32): void {
  let slot = (<usize>(n - 1)) << 2;
  for (; slot > 0 && load<f32>(scores + slot - 4) < score; slot -= 4) {
    store<f32>(scores + slot, load<f32>(scores + slot - 4));
    store<i32>(indices + slot, load<i32>(indices + slot - 4));
  }
  store<f32>(scores + slot, score);
  store<i32>(indices + slot, index);
}
