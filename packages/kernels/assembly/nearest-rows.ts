// For each row of a sparse matrix the rows with which it has the largest scaled inner products, one row after the other: every pair is looked at from
// both its rows. That is twice the sums that are needed, and yet faster than to keep the best of all rows at once: those of one row stay in the cache.
import { meet, take } from "./together";

/** Rows that a thread takes at a time. */
const DEAL: i32 = 8;
/** Of all rows, how many (one in so many) a row must meet for the sums of all to be looked through in order. */
const CROWDED: u32 = 8;

/** Bytes of scratch that each thread needs; all must be 0 in the beginning, and are in the end. */
export function nearestRowsRoom(rows: i32, k: i32): usize {
  return sumsRoom(rows) + ((<usize>rows) << 2) + ((<usize>k) << 3) + marksRoom(rows) + groupsRoom(rows);
}

function sumsRoom(rows: i32): usize {
  return (<usize>((rows + 7) & ~3)) << 2;
}

/** Bytes in which each row has a bit, and each 64 of them one. */
function marksRoom(rows: i32): usize {
  return (<usize>((rows + 63) >> 6)) << 3;
}

function groupsRoom(rows: i32): usize {
  return (<usize>((rows + 4095) >> 12)) << 3;
}

/**
 * Run by every thread. `starts` (rows + 1) and `columns`: where the entries of each row begin, and their columns; `listStarts` and `lists`: where the list
 * of each column begins, and its rows, ascending. `values` and `listValues` are the values in both orders, 0 where all are 1. The product of rows
 * i and j counts left[i] · right[j] times for i, at most `most`; what is not above 0 does not count, and of equal ones the lower row comes first. Afterwards `found` has the
 * rows that are nearest to each, ascending, k places for each; `products` these products; and `counts` how many there are.
 */
export function nearestRows(
  control: usize,
  threads: i32,
  thread: i32,
  rows: i32,
  k: i32,
  most: f32,
  starts: usize,
  columns: usize,
  values: usize,
  listStarts: usize,
  lists: usize,
  listValues: usize,
  left: usize,
  right: usize,
  found: usize,
  products: usize,
  counts: usize,
  scratch: usize,
): void {
  const sums = scratch + <usize>thread * nearestRowsRoom(rows, k);
  const met = sums + sumsRoom(rows),
    heap = met + ((<usize>rows) << 2),
    marks = heap + ((<usize>k) << 3);
  for (;;) {
    const from = take(control, DEAL);
    if (from >= rows) break;
    for (let i = from; i < min(rows, from + DEAL); i++) {
      const own = (<usize>i) << 2;
      const first = load<u32>(starts + own),
        end = load<u32>(starts + own, 4);
      const scale = load<f32>(left + own);
      const pairs = pairsOf(columns, listStarts, first, end);
      if (pairs <= end - first) continue;
      if (pairs < <u32>rows / CROWDED) {
        const some = addMet(columns, values, listStarts, lists, listValues, first, end, sums, met);
        keepMet(heap, k, scale, right, i, sums, met, some, rows, marks);
      } else {
        addAll(columns, values, listStarts, lists, listValues, first, end, sums);
        store<f32>(sums + own, 0);
        keepMarked(heap, keepAll(heap, k, scale, right, rows, sums), sums, rows, marks);
      }
      const at = <usize>i * <usize>k * 4;
      store<i32>(counts + own, takeMarked(found + at, products + at, most, sums, rows, marks));
    }
  }
  meet(control, threads);
  if (thread == 0) closeUp(rows, k, found, products, counts);
  meet(control, threads);
}

function pairsOf(columns: usize, listStarts: usize, first: u32, end: u32): u32 {
  let pairs: u32 = 0;
  for (let e = (<usize>first) << 2; e < (<usize>end) << 2; e += 4) {
    const list = listStarts + ((<usize>load<u32>(columns + e)) << 2);
    pairs += load<u32>(list, 4) - load<u32>(list);
  }
  return pairs;
}

/** Adds up the products with all rows; returns the bytes of `met`, where each that is met is noted once. */
export function addMet(
  columns: usize,
  values: usize,
  listStarts: usize,
  lists: usize,
  listValues: usize,
  first: u32,
  end: u32,
  sums: usize,
  met: usize,
): usize {
  let some: usize = 0;
  for (let e = (<usize>first) << 2; e < (<usize>end) << 2; e += 4) {
    const list = listStarts + ((<usize>load<u32>(columns + e)) << 2);
    const value = values ? load<f32>(values + e) : 1;
    const last = (<usize>load<u32>(list, 4)) << 2;
    for (let p = (<usize>load<u32>(list)) << 2; p < last; p += 4) {
      const j = load<u32>(lists + p),
        at = sums + ((<usize>j) << 2),
        sum = load<f32>(at),
        product = listValues ? value * load<f32>(listValues + p) : 1;
      // Without a branch: whether a row was met before can hardly be foretold. One of product 0 leaves it as it was.
      store<u32>(met + some, j);
      some += (<usize>(i32(sum == 0) & i32(product != 0))) << 2;
      store<f32>(at, sum + product);
    }
  }
  return some;
}

/** The rows of one list differ, so that four sums are independent. */
export function addAll(
  columns: usize,
  values: usize,
  listStarts: usize,
  lists: usize,
  listValues: usize,
  first: u32,
  end: u32,
  sums: usize,
): void {
  for (let e = (<usize>first) << 2; e < (<usize>end) << 2; e += 4) {
    const list = listStarts + ((<usize>load<u32>(columns + e)) << 2);
    const last = (<usize>load<u32>(list, 4)) << 2;
    let p = (<usize>load<u32>(list)) << 2;
    if (listValues == 0) {
      for (; p + 12 < last; p += 16) {
        const a = sums + ((<usize>load<u32>(lists + p)) << 2),
          b = sums + ((<usize>load<u32>(lists + p, 4)) << 2),
          c = sums + ((<usize>load<u32>(lists + p, 8)) << 2),
          d = sums + ((<usize>load<u32>(lists + p, 12)) << 2);
        const w = load<f32>(a) + 1,
          x = load<f32>(b) + 1,
          y = load<f32>(c) + 1,
          z = load<f32>(d) + 1;
        store<f32>(a, w);
        store<f32>(b, x);
        store<f32>(c, y);
        store<f32>(d, z);
      }
      for (; p < last; p += 4) {
        const at = sums + ((<usize>load<u32>(lists + p)) << 2);
        store<f32>(at, load<f32>(at) + 1);
      }
      continue;
    }
    const value = load<f32>(values + e),
      by = f32x4.splat(value);
    for (; p + 12 < last; p += 16) {
      const products = f32x4.mul(by, v128.load(listValues + p));
      const a = sums + ((<usize>load<u32>(lists + p)) << 2),
        b = sums + ((<usize>load<u32>(lists + p, 4)) << 2),
        c = sums + ((<usize>load<u32>(lists + p, 8)) << 2),
        d = sums + ((<usize>load<u32>(lists + p, 12)) << 2);
      const w = load<f32>(a) + f32x4.extract_lane(products, 0),
        x = load<f32>(b) + f32x4.extract_lane(products, 1),
        y = load<f32>(c) + f32x4.extract_lane(products, 2),
        z = load<f32>(d) + f32x4.extract_lane(products, 3);
      store<f32>(a, w);
      store<f32>(b, x);
      store<f32>(c, y);
      store<f32>(d, z);
    }
    for (; p < last; p += 4) {
      const at = sums + ((<usize>load<u32>(lists + p)) << 2);
      store<f32>(at, load<f32>(at) + value * load<f32>(listValues + p));
    }
  }
}

/** Marks the best of the rows that were met, except `i`; afterwards `sums` has their products, and 0 for all others. */
export function keepMet(
  heap: usize,
  k: i32,
  scale: f32,
  right: usize,
  i: u32,
  sums: usize,
  met: usize,
  some: usize,
  rows: i32,
  marks: usize,
): void {
  const choose = some >> 2 > <usize>k + 1;
  let kept = 0;
  let bound: f32 = 0;
  for (let m: usize = 0; m < some; m += 4) {
    const j = load<u32>(met + m),
      at = sums + ((<usize>j) << 2);
    const product: f32 = j == i ? 0 : load<f32>(at) * (scale * load<f32>(right + ((<usize>j) << 2)));
    store<f32>(at, choose || !(product > 0) ? 0 : product);
    if (product < bound || !(product > 0)) continue;
    if (!choose) {
      mark(marks, rows, j);
      continue;
    }
    kept = push(heap, kept, k, key(product, j));
    if (kept == k) bound = productOf(load<u64>(heap));
  }
  if (choose) keepMarked(heap, kept, sums, rows, marks);
}

/** Looks through the sums with all rows and brings them back to 0; returns how many of the best the heap has got. */
export function keepAll(heap: usize, k: i32, scale: f32, right: usize, rows: i32, sums: usize): i32 {
  const nothing = f32x4.splat(0),
    by = f32x4.splat(scale);
  let kept = 0;
  let bound = nothing;
  for (let j = 0; j < rows; j += 4) {
    const at = (<usize>j) << 2,
      sum = v128.load(sums + at);
    if (!v128.any_true(sum)) continue;
    v128.store(sums + at, nothing);
    const four = f32x4.mul(sum, f32x4.mul(by, v128.load(right + at)));
    let better = i32x4.bitmask(v128.and(f32x4.ge(four, bound), f32x4.gt(four, nothing)));
    if (better == 0) continue;
    do {
      const lane = ctz(better);
      better &= better - 1;
      kept = push(heap, kept, k, key(laneOf(four, lane), j + lane));
    } while (better != 0);
    if (kept == k) bound = f32x4.splat(productOf(load<u64>(heap)));
  }
  return kept;
}

function laneOf(four: v128, lane: i32): f32 {
  if (lane == 0) return f32x4.extract_lane(four, 0);
  if (lane == 1) return f32x4.extract_lane(four, 1);
  return lane == 2 ? f32x4.extract_lane(four, 2) : f32x4.extract_lane(four, 3);
}

/** Marks the rows whose keys the heap has, and puts their products into `sums`. */
function keepMarked(heap: usize, kept: i32, sums: usize, rows: i32, marks: usize): void {
  for (let n = 0; n < kept; n++) {
    const one = load<u64>(heap + ((<usize>n) << 3));
    const j = ~(<u32>one);
    store<f32>(sums + ((<usize>j) << 2), productOf(one));
    mark(marks, rows, j);
  }
}

function mark(marks: usize, rows: i32, j: u32): void {
  const groups = marks + marksRoom(rows);
  const word = marks + ((<usize>(j >> 6)) << 3),
    group = groups + ((<usize>(j >> 12)) << 3);
  store<u64>(word, load<u64>(word) | ((<u64>1) << (j & 63)));
  store<u64>(group, load<u64>(group) | ((<u64>1) << ((j >> 6) & 63)));
}

/** Writes down the marked rows in ascending order with their products, and brings everything back to 0; returns how many there are. */
function takeMarked(found: usize, products: usize, most: f32, sums: usize, rows: i32, marks: usize): i32 {
  const groups = marks + marksRoom(rows),
    end = groupsRoom(rows);
  let some: usize = 0;
  for (let g: usize = 0; g < end; g += 8) {
    let group = load<u64>(groups + g);
    if (group == 0) continue;
    store<u64>(groups + g, 0);
    for (; group != 0; group &= group - 1) {
      const w = (g << 3) + <usize>ctz(group);
      let word = load<u64>(marks + (w << 3));
      store<u64>(marks + (w << 3), 0);
      for (; word != 0; word &= word - 1) {
        const j = (w << 6) + <usize>ctz(word),
          at = sums + (j << 2);
        store<i32>(found + some, <i32>j);
        store<f32>(products + some, min(most, load<f32>(at)));
        store<f32>(at, 0);
        some += 4;
      }
    }
  }
  return <i32>(some >> 2);
}

/** Moves what was found for the rows together, so that nothing lies between. */
function closeUp(rows: i32, k: i32, found: usize, products: usize, counts: usize): void {
  let to: usize = 0;
  for (let i = 0; i < rows; i++) {
    const from = <usize>i * <usize>k * 4,
      bytes = (<usize>load<u32>(counts + ((<usize>i) << 2))) << 2;
    if (from != to) {
      memory.copy(found + to, found + from, bytes);
      memory.copy(products + to, products + from, bytes);
    }
    to += bytes;
  }
}

/** The larger of two keys belongs to the larger product, or to the lower row. */
function key(product: f32, row: u32): u64 {
  return ((<u64>reinterpret<u32>(product)) << 32) | <u64>~row;
}

function productOf(key: u64): f32 {
  return reinterpret<f32>(<u32>(key >> 32));
}

/** Pushes a key onto a heap of `some` whose smallest is on top, and which holds the largest k once it is full; returns how many it has then. */
function push(heap: usize, some: i32, k: i32, added: u64): i32 {
  if (some == k) {
    if (added > load<u64>(heap)) sink(heap, k, added);
    return k;
  }
  let slot = some;
  while (slot > 0) {
    const parent = (slot - 1) >> 1,
      above = load<u64>(heap + ((<usize>parent) << 3));
    if (above <= added) break;
    store<u64>(heap + ((<usize>slot) << 3), above);
    slot = parent;
  }
  store<u64>(heap + ((<usize>slot) << 3), added);
  return some + 1;
}

/** Puts a key in the place of the top of a heap of `some`. */
function sink(heap: usize, some: i32, added: u64): void {
  let slot = 0;
  for (;;) {
    let child = 2 * slot + 1;
    if (child >= some) break;
    let below = load<u64>(heap + ((<usize>child) << 3));
    if (child + 1 < some) {
      const other = load<u64>(heap + ((<usize>(child + 1)) << 3));
      if (other < below) {
        below = other;
        child++;
      }
    }
    if (below >= added) break;
    store<u64>(heap + ((<usize>slot) << 3), below);
    slot = child;
  }
  store<u64>(heap + ((<usize>slot) << 3), added);
}
