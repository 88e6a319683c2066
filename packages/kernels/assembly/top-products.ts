// The largest inner products of queries with many vectors. First come products of 16-bit numbers to which both are rounded, two of them to each instruction, in tiles that stay in the
// cache. They lie so near to the real ones that most vectors cannot be among the best; what may be is computed from the vectors themselves. So the answer is as if all had been: a product
// is always the same float32 sum.
import { boundOf, LEAST, PANEL, roundQuery } from "./rounded";
import { meet, take } from "./together";
import { dot } from "./vectors";

/** Vectors of a tile. */
const TILE: i32 = 256;
/** By what share of both lengths, for each number of a vector, a float32 sum of products may exceed the real one, with something to spare. */
const EXCESS: f64 = 1.5e-7;
/** More than what float32 adds to products that are smaller than the smallest that it tells apart. */
const SMALLEST: f64 = 1e-38;
/** Bytes of a row of rounded products: a power of two would put all rows into few sets of the cache. */
const ROW: usize = (TILE + 16) << 2;
const NONE: f32 = -Infinity;

/** Bytes of scratch that each thread needs for blocks of that many queries. */
export function topProductsRoom(block: i32, size: i32): usize {
  return <usize>block * (ROW + 16 + ((<usize>size) << 1));
}

/** Bytes in which each vector has a bit. */
function marksRoom(vectors: i32): usize {
  return (<usize>((vectors + 31) >> 5)) << 2;
}

/** `out` gets for each tile of the `count` vectors in `rows` (count × size) the length of its longest one. */
export function tileLengths(rows: usize, count: i32, size: i32, out: usize): void {
  for (let from = 0; from < count; from += TILE) {
    let longest: f64 = 0;
    for (let v = from; v < min(count, from + TILE); v++)
      longest = max(longest, lengthOf(rows + ((<usize>(v * size)) << 2), size));
    store<f64>(out + ((<usize>(from / TILE)) << 3), longest);
  }
}

/** NaN and ∞ of what is not finite. */
function lengthOf(row: usize, size: i32): f64 {
  let squares: f64 = 0;
  for (let k = 0; k < size; k++) {
    const x = <f64>load<f32>(row + ((<usize>k) << 2));
    squares += x * x;
  }
  return Math.sqrt(squares);
}

/**
 * Run by every thread: for each of the `count` queries (count × size) the positions of the `n` vectors with the largest products, best first, equal ones in ascending order, and these
 * products. `rows`: the vectors; `panels`: these times `scale`, rounded, the sum of their magnitudes at most `magnitude`; `lengths`: what {@link tileLengths} gives. A tile in which none is long enough for what a query has found already is passed over
 * (Cauchy–Schwarz), and where the well-known come first most tiles are. Positions that `excluded` lists for query q, from `starts`[q] on, are left
 * out; places that nothing fills are −1. `block`: queries that a thread takes at a time, a multiple of 4. `marks`: a bit not set for each thread, query of a block and vector; so they are left.
 */
export function topProducts(
  control: usize,
  threads: i32,
  thread: i32,
  queries: usize,
  count: i32,
  size: i32,
  rows: usize,
  panels: usize,
  scale: f64,
  magnitude: f64,
  lengths: usize,
  vectors: i32,
  starts: usize,
  excluded: usize,
  n: i32,
  indices: usize,
  scores: usize,
  block: i32,
  scratch: usize,
  marks: usize,
): void {
  const bytes = (<usize>size) << 2;
  const room = scratch + <usize>thread * topProductsRoom(block, size);
  const limits = room + <usize>block * ROW,
    rounded = limits + ((<usize>block) << 4);
  const each = marksRoom(vectors),
    struck = marks + <usize>(thread * block) * each;
  for (;;) {
    const first = take(control, block);
    if (first >= count) break;
    const some = min(block, count - first);
    for (let q = 0; q < some; q++) {
      mark(true, struck + <usize>q * each, starts + ((<usize>(first + q)) << 2), excluded);
      const query = queries + <usize>(first + q) * bytes;
      roundQuery(query, size, scale, magnitude, rounded + <usize>q * ((<usize>size) << 1), limits + ((<usize>q) << 4));
    }
    for (let slot = first * n; slot < (first + some) * n; slot++) {
      store<i32>(indices + ((<usize>slot) << 2), -1);
      store<f32>(scores + ((<usize>slot) << 2), NONE);
    }
    for (let from = 0; from < vectors; from += TILE) {
      const to = min(vectors, from + TILE);
      const longest = load<f64>(lengths + ((<usize>(from / TILE)) << 3));
      if (!mayHold(longest, first, some, n, queries, size, scores)) continue;
      scoreTile(rounded, size, panels, from, to, room, some);
      for (let q = 0; q < some; q++) {
        const query = first + q,
          list = (<usize>(query * n)) << 2;
        keepBest(
          room + <usize>q * ROW,
          from,
          to - from,
          n,
          indices + list,
          scores + list,
          queries + <usize>query * bytes,
          rows,
          bytes,
          limits + ((<usize>q) << 4),
          struck + <usize>q * each,
        );
      }
    }
    for (let q = 0; q < some; q++) mark(false, struck + <usize>q * each, starts + ((<usize>(first + q)) << 2), excluded);
  }
  meet(control, threads);
}

/** Whether vectors of up to that length may be among the best of one of the queries from `first` on. */
function mayHold(longest: f64, first: i32, some: i32, n: i32, queries: usize, size: i32, scores: usize): bool {
  for (let query = first; query < first + some; query++) {
    const worst = <f64>load<f32>(scores + ((<usize>(query * n + n - 1)) << 2));
    const most = longest * lengthOf(queries + ((<usize>(query * size)) << 2), size) * (1 + EXCESS * <f64>size) + SMALLEST;
    if (!(most <= worst)) return true;
  }
  return false;
}

/** A row of rounded products for each of `some` queries with vectors from … to: four queries at a time, one that is left over by itself. */
export function scoreTile(queries: usize, size: i32, panels: usize, from: i32, to: i32, out: usize, some: i32): void {
  const together = (some & 3) == 1 ? some - 1 : some;
  if (together > 0) scoreFours(queries, size, panels, from, to, out, together);
  if (together < some) scoreOne(queries + ((<usize>(together * size)) << 1), size, panels, from, to, out + <usize>together * ROW);
}

export function scoreOne(query: usize, size: i32, panels: usize, from: i32, to: i32, out: usize): void {
  const bytes = (<usize>size) << 1;
  for (let v = from; v < to; v += PANEL) {
    let a = i32x4.splat(0),
      b = a,
      c = a,
      d = a;
    let at = panels + <usize>v * bytes;
    for (let k: usize = 0; k < bytes; k += 8, at += 64) {
      let x = v128.load32_splat(query + k);
      a = i32x4.add(a, i32x4.dot_i16x8_s(x, v128.load(at)));
      b = i32x4.add(b, i32x4.dot_i16x8_s(x, v128.load(at, 16)));
      x = v128.load32_splat(query + k, 4);
      c = i32x4.add(c, i32x4.dot_i16x8_s(x, v128.load(at, 32)));
      d = i32x4.add(d, i32x4.dot_i16x8_s(x, v128.load(at, 48)));
    }
    const row = out + ((<usize>(v - from)) << 2);
    v128.store(row, i32x4.add(a, c));
    v128.store(row, i32x4.add(b, d), 16);
  }
}

export function scoreFours(queries: usize, size: i32, panels: usize, from: i32, to: i32, out: usize, some: i32): void {
  const bytes = (<usize>size) << 1;
  for (let v = from; v < to; v += PANEL) {
    const panel = panels + <usize>v * bytes;
    for (let q = 0; q < some; q += 4) {
      const q0 = queries + <usize>q * bytes,
        q1 = q0 + bytes,
        q2 = q1 + bytes,
        q3 = q2 + bytes;
      let a0 = i32x4.splat(0),
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
        a0 = i32x4.add(a0, i32x4.dot_i16x8_s(x, left));
        a1 = i32x4.add(a1, i32x4.dot_i16x8_s(x, right));
        x = v128.load32_splat(q1 + k);
        b0 = i32x4.add(b0, i32x4.dot_i16x8_s(x, left));
        b1 = i32x4.add(b1, i32x4.dot_i16x8_s(x, right));
        x = v128.load32_splat(q2 + k);
        c0 = i32x4.add(c0, i32x4.dot_i16x8_s(x, left));
        c1 = i32x4.add(c1, i32x4.dot_i16x8_s(x, right));
        x = v128.load32_splat(q3 + k);
        d0 = i32x4.add(d0, i32x4.dot_i16x8_s(x, left));
        d1 = i32x4.add(d1, i32x4.dot_i16x8_s(x, right));
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

/** Sets the bits of what the list at `bounds` names, or clears them. */
function mark(set: bool, bits: usize, bounds: usize, excluded: usize): void {
  const end = load<u32>(bounds, 4);
  for (let entry = load<u32>(bounds); entry < end; entry++) {
    const position = load<u32>(excluded + ((<usize>entry) << 2)),
      word = bits + ((<usize>(position >> 5)) << 2),
      bit: u32 = 1 << (position & 31);
    store<u32>(word, set ? load<u32>(word) | bit : load<u32>(word) & ~bit);
  }
}

/** Brings those of `count` vectors that belong there into the list of the best, 16 looked at together. */
export function keepBest(
  row: usize,
  from: i32,
  count: i32,
  n: i32,
  indices: usize,
  scores: usize,
  query: usize,
  rows: usize,
  bytes: usize,
  limit: usize,
  struck: usize,
): void {
  const worst = scores + ((<usize>(n - 1)) << 2);
  let bound = boundOf(load<f32>(worst), limit),
    bounds = i32x4.splat(bound);
  for (let j = count; j & 15; j++) store<i32>(row + ((<usize>j) << 2), LEAST);
  for (let j = 0; j < count; j += 16) {
    const at = row + ((<usize>j) << 2);
    const left = v128.or(i32x4.gt_s(v128.load(at), bounds), i32x4.gt_s(v128.load(at, 16), bounds));
    const right = v128.or(i32x4.gt_s(v128.load(at, 32), bounds), i32x4.gt_s(v128.load(at, 48), bounds));
    if (!v128.any_true(v128.or(left, right))) continue;
    for (let lane = 0; lane < 16; lane++) {
      if (load<i32>(at + ((<usize>lane) << 2)) <= bound) continue;
      const index = from + j + lane;
      if ((load<u32>(struck + ((<usize>(index >> 5)) << 2)) >> (index & 31)) & 1) continue;
      const score = dot(query, rows + <usize>index * bytes, bytes);
      if (!(score > load<f32>(worst))) continue;
      insert(indices, scores, n, index, score);
      bound = boundOf(load<f32>(worst), limit);
    }
    bounds = i32x4.splat(bound);
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
