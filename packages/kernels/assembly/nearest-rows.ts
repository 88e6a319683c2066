// For each row of a sparse matrix the rows with which it has the largest scaled inner products. Rows are numbered by falling number of entries, and each pair
// is looked at once, from its lower number. Every thread keeps the best of all rows among the pairs that it has seen; at the end they are brought together.
import { meet, take } from "./together";

/** Rows that a thread takes at a time. */
const DEAL: i32 = 8;
/** Of the rows beyond it, how many (one in so many) a row must meet for its sums to be looked through in order. */
const CROWDED: u32 = 8;

/** Bytes of scratch that each thread needs. */
export function nearestRowsRoom(rows: i32, k: i32): usize {
  return <usize>rows * <usize>k * 8 + <usize>(3 * rows + 32) * 4;
}

/**
 * Run by every thread. `starts` (rows + 1): the entries of each row, where `places` is an entry's position in the list of its column, and `ends` the end of
 * that list; `lists`: rows in ascending order, column after column. `entryValues` and `listValues` are the values in both orders, 0 where all are 1.
 * The product of rows i and j counts left[i] · right[j] times for i; what is not above 0 does not count. `bounds` (rows + 16, shared) holds the smallest numbers there are:
 * the k-th best of any thread is not above the final one, so whoever reads an older value only looks at more. `labels` (rows) decides between equal products, the lower first.
 * Afterwards the scratch of thread 0 holds k keys a row, best first (float32 above, ~label below), and then the number of keys of each row.
 */
export function nearestRows(
  control: usize,
  threads: i32,
  thread: i32,
  rows: i32,
  k: i32,
  starts: usize,
  places: usize,
  ends: usize,
  entryValues: usize,
  lists: usize,
  listValues: usize,
  left: usize,
  right: usize,
  labels: usize,
  bounds: usize,
  scratch: usize,
): void {
  const heaps = scratch + <usize>thread * nearestRowsRoom(rows, k);
  const counts = heaps + <usize>rows * <usize>k * 8;
  const sums = counts + ((<usize>rows) << 2),
    met = sums + ((<usize>(rows + 16)) << 2);
  memory.fill(counts, 0, (<usize>(2 * rows + 16)) << 2);
  for (;;) {
    const from = take(control, DEAL);
    if (from >= rows) break;
    for (let i = from; i < min(rows, from + DEAL); i++) {
      const first = load<u32>(starts + ((<usize>i) << 2)),
        end = load<u32>(starts + ((<usize>i) << 2), 4);
      const pairs = pairsOf(places, ends, first, end);
      if (pairs == 0) continue;
      if (pairs < <u32>(rows - i) / CROWDED) {
        const some = addMet(places, ends, entryValues, lists, listValues, first, end, sums, met);
        for (let m: usize = 0; m < some; m += 4) {
          const j = load<u32>(met + m),
            at = sums + ((<usize>j) << 2);
          offer(heaps, counts, k, left, right, labels, bounds, i, j, load<f32>(at));
          store<f32>(at, 0);
        }
      } else {
        addAll(places, ends, entryValues, lists, listValues, first, end, sums);
        offerAll(heaps, counts, k, left, right, labels, bounds, i, rows, sums);
      }
    }
  }
  meet(control, threads);
  for (;;) {
    const from = take(control, 64);
    if (from >= rows) break;
    for (let i = from; i < min(rows, from + 64); i++) bringTogether(scratch, rows, k, threads, bounds, i);
  }
  meet(control, threads);
}

function pairsOf(places: usize, ends: usize, first: u32, end: u32): u32 {
  let pairs: u32 = 0;
  for (let e = (<usize>first) << 2; e < (<usize>end) << 2; e += 4) pairs += load<u32>(ends + e) - load<u32>(places + e) - 1;
  return pairs;
}

/** Adds up the products with the rows beyond; returns the bytes of `met`, where each of these rows is noted once. */
function addMet(
  places: usize,
  ends: usize,
  entryValues: usize,
  lists: usize,
  listValues: usize,
  first: u32,
  end: u32,
  sums: usize,
  met: usize,
): usize {
  let some: usize = 0;
  for (let e = (<usize>first) << 2; e < (<usize>end) << 2; e += 4) {
    const value = entryValues ? load<f32>(entryValues + e) : 1;
    const last = (<usize>load<u32>(ends + e)) << 2;
    for (let p = ((<usize>load<u32>(places + e)) << 2) + 4; p < last; p += 4) {
      const j = load<u32>(lists + p),
        at = sums + ((<usize>j) << 2),
        sum = load<f32>(at);
      if (sum == 0) {
        store<u32>(met + some, j);
        some += 4;
      }
      store<f32>(at, sum + (listValues ? value * load<f32>(listValues + p) : 1));
    }
  }
  return some;
}

/** The rows of one list differ, so that four sums are independent. */
function addAll(
  places: usize,
  ends: usize,
  entryValues: usize,
  lists: usize,
  listValues: usize,
  first: u32,
  end: u32,
  sums: usize,
): void {
  for (let e = (<usize>first) << 2; e < (<usize>end) << 2; e += 4) {
    const last = (<usize>load<u32>(ends + e)) << 2;
    let p = ((<usize>load<u32>(places + e)) << 2) + 4;
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
    const value = load<f32>(entryValues + e),
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

/** Looks through the sums with all rows beyond `i`, brings them back to 0, and offers those that may be among the best. */
function offerAll(
  heaps: usize,
  counts: usize,
  k: i32,
  left: usize,
  right: usize,
  labels: usize,
  bounds: usize,
  i: i32,
  rows: i32,
  sums: usize,
): void {
  const own = (<usize>i) << 2,
    nothing = f32x4.splat(0);
  const ownLeft = v128.load32_splat(left + own),
    ownRight = v128.load32_splat(right + own);
  let bound = v128.load32_splat(bounds + own);
  for (let j = (i + 1) & ~3; j < rows; j += 4) {
    const at = (<usize>j) << 2,
      sum = v128.load(sums + at);
    if (!v128.any_true(sum)) continue;
    v128.store(sums + at, nothing);
    const mine = f32x4.ge(f32x4.mul(sum, f32x4.mul(ownLeft, v128.load(right + at))), bound);
    const theirs = f32x4.ge(f32x4.mul(sum, f32x4.mul(v128.load(left + at), ownRight)), v128.load(bounds + at));
    if (!v128.any_true(v128.or(mine, theirs))) continue;
    offer(heaps, counts, k, left, right, labels, bounds, i, j, f32x4.extract_lane(sum, 0));
    offer(heaps, counts, k, left, right, labels, bounds, i, j + 1, f32x4.extract_lane(sum, 1));
    offer(heaps, counts, k, left, right, labels, bounds, i, j + 2, f32x4.extract_lane(sum, 2));
    offer(heaps, counts, k, left, right, labels, bounds, i, j + 3, f32x4.extract_lane(sum, 3));
    bound = v128.load32_splat(bounds + own);
  }
}

/** Offers row j to row i, and i to j. */
function offer(
  heaps: usize,
  counts: usize,
  k: i32,
  left: usize,
  right: usize,
  labels: usize,
  bounds: usize,
  i: u32,
  j: u32,
  sum: f32,
): void {
  if (sum == 0) return;
  const a = (<usize>i) << 2,
    b = (<usize>j) << 2;
  const mine = sum * (load<f32>(left + a) * load<f32>(right + b)),
    theirs = sum * (load<f32>(left + b) * load<f32>(right + a));
  const heapBytes = (<usize>k) << 3;
  if (mine >= load<f32>(bounds + a))
    push(heaps + <usize>i * heapBytes, counts + a, bounds + a, k, key(mine, load<u32>(labels + b)));
  if (theirs >= load<f32>(bounds + b))
    push(heaps + <usize>j * heapBytes, counts + b, bounds + b, k, key(theirs, load<u32>(labels + a)));
}

/** The larger of two keys belongs to the larger product, or to the lower label. */
function key(product: f32, label: u32): u64 {
  return ((<u64>reinterpret<u32>(product)) << 32) | <u64>~label;
}

/** Pushes a key onto a heap whose smallest is on top; once it is full it holds the largest k. */
function push(heap: usize, count: usize, bound: usize, k: i32, added: u64): void {
  const some = load<i32>(count);
  if (some < k) {
    let slot = some;
    while (slot > 0) {
      const parent = (slot - 1) >> 1,
        above = load<u64>(heap + ((<usize>parent) << 3));
      if (above <= added) break;
      store<u64>(heap + ((<usize>slot) << 3), above);
      slot = parent;
    }
    store<u64>(heap + ((<usize>slot) << 3), added);
    store<i32>(count, some + 1);
    if (some + 1 == k) raise(bound, heap);
    return;
  }
  if (added <= load<u64>(heap)) return;
  sink(heap, k, added);
  raise(bound, heap);
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

function raise(bound: usize, heap: usize): void {
  const worst = reinterpret<f32>(<u32>(load<u64>(heap) >> 32));
  if (worst > load<f32>(bound)) store<f32>(bound, worst);
}

/** The best of row `i` of all threads into the heap of the first, in falling order. */
function bringTogether(scratch: usize, rows: i32, k: i32, threads: i32, bounds: usize, i: i32): void {
  const room = nearestRowsRoom(rows, k),
    toHeap = <usize>i * ((<usize>k) << 3),
    toCount = <usize>rows * ((<usize>k) << 3) + ((<usize>i) << 2);
  const heap = scratch + toHeap,
    count = scratch + toCount;
  for (let t = 1; t < threads; t++) {
    const theirs = scratch + <usize>t * room;
    const some = load<i32>(theirs + toCount);
    for (let n = 0; n < some; n++)
      push(heap, count, bounds + ((<usize>i) << 2), k, load<u64>(theirs + toHeap + ((<usize>n) << 3)));
  }
  for (let last = load<i32>(count) - 1; last > 0; last--) {
    const at = heap + ((<usize>last) << 3),
      moved = load<u64>(at);
    store<u64>(at, load<u64>(heap));
    sink(heap, last, moved);
  }
}
