// Pairs of entries ranked by stochastic gradient descent. Rows and columns fall into parts; in a round each thread works where a part of the rows meets a part of
// the columns that nobody else has, so that no two threads ever touch one vector: what is learned does not depend on how many they are.
import { meet, take } from "./together";
import { dot, multiplyAdd } from "./vectors";

/** Parts of the rows, and of the columns. More threads than this find nothing to do. */
const PARTS: i32 = 8;
/** The odd number nearest to 2⁶⁴ divided by the golden ratio: steps of it visit every state. */
const STRIDE: u64 = ((<u64>0x9e3779b9) << 32) | 0x7f4a7c15;

/** Shuffles the columns in `order`: every PARTS-th of them is a part, which `parts` (a byte a column) tells. One thread does it, the others wait. */
export function dealColumns(control: usize, threads: i32, count: i32, order: usize, parts: usize, seed: u32): void {
  if (take(control, 1) == 0) {
    let state = <u64>seed * STRIDE;
    for (let last = count - 1; last > 0; last--) {
      state += STRIDE;
      const from = order + ((<usize>below(<u32>(mixed(state) >> 32), last + 1)) << 2),
        to = order + ((<usize>last) << 2);
      const kept = load<i32>(to);
      store<i32>(to, load<i32>(from));
      store<i32>(from, kept);
    }
    for (let part = 0; part < PARTS; part++)
      for (let at = partStart(count, part); at < partStart(count, part + 1); at++)
        store<u8>(parts + load<u32>(order + ((<usize>at) << 2)), <u8>part);
  }
  meet(control, threads);
}

/**
 * Sorts the entries of each part of the rows by the part of their column. `bounds` (PARTS + 1): the first row of each part; `starts`, `columns`: the matrix.
 * `entryRows` and `entryColumns` are filled part after part of rows, in each of them part after part of columns; `ends` (PARTS × PARTS) tells where these end.
 */
export function sortEntries(
  control: usize,
  threads: i32,
  bounds: usize,
  starts: usize,
  columns: usize,
  parts: usize,
  ends: usize,
  entryRows: usize,
  entryColumns: usize,
): void {
  for (;;) {
    const part = take(control, 1);
    if (part >= PARTS) break;
    const from = load<i32>(bounds + ((<usize>part) << 2)),
      to = load<i32>(bounds + ((<usize>part) << 2), 4);
    sortPart(from, to, starts, columns, parts, ends + ((<usize>(part * PARTS)) << 2), entryRows, entryColumns);
  }
  meet(control, threads);
}

export function sortPart(
  from: i32,
  to: i32,
  starts: usize,
  columns: usize,
  parts: usize,
  ends: usize,
  entryRows: usize,
  entryColumns: usize,
): void {
  const first = load<u32>(starts + ((<usize>from) << 2)),
    last = load<u32>(starts + ((<usize>to) << 2));
  memory.fill(ends, 0, PARTS << 2);
  for (let e = first; e < last; e++) {
    const end = ends + ((<usize>load<u8>(parts + load<u32>(columns + ((<usize>e) << 2)))) << 2);
    store<u32>(end, load<u32>(end) + 1);
  }
  let next = first;
  for (let part: usize = 0; part < <usize>PARTS; part++) {
    const count = load<u32>(ends + (part << 2));
    store<u32>(ends + (part << 2), next);
    next += count;
  }
  for (let row = from; row < to; row++) {
    const end = load<u32>(starts + ((<usize>row) << 2), 4);
    for (let e = load<u32>(starts + ((<usize>row) << 2)); e < end; e++) {
      const column = load<u32>(columns + ((<usize>e) << 2));
      const slot = ends + ((<usize>load<u8>(parts + column)) << 2),
        at = load<u32>(slot);
      store<i32>(entryRows + ((<usize>at) << 2), row);
      store<u32>(entryColumns + ((<usize>at) << 2), column);
      store<u32>(slot, at + 1);
    }
  }
}

/**
 * One epoch, run by every thread after {@link dealColumns} and {@link sortEntries}: as many steps as there are entries. Each draws an entry of those where two
 * parts meet, and a rival column for it: of `candidates` columns of the part the one with the highest product among those that the row has no entry in.
 * Candidates are drawn evenly, or a share `popular` of them by entries. Then ln σ(row · (column − rival) + bias − bias) climbs by `rate`, less `ridge` · what is moved.
 */
export function rankPairs(
  control: usize,
  threads: i32,
  bounds: usize,
  starts: usize,
  columns: usize,
  count: i32,
  order: usize,
  ends: usize,
  entryRows: usize,
  entryColumns: usize,
  rowVectors: usize,
  columnVectors: usize,
  biases: usize,
  size: i32,
  rate: f32,
  ridge: f32,
  candidates: i32,
  popular: f32,
  seed: u32,
): void {
  for (let round = 0; round < PARTS; round++) {
    for (;;) {
      const part = take(control, 1);
      if (part >= PARTS) break;
      const other = (part + round) % PARTS,
        end = ends + ((<usize>(part * PARTS + other)) << 2);
      const firstRow = load<u32>(bounds + ((<usize>part) << 2));
      const first = other == 0 ? load<u32>(starts + ((<usize>firstRow) << 2)) : load<u32>(end - 4);
      const from = partStart(count, other),
        some = partStart(count, other + 1) - from;
      const chosen = order + ((<usize>from) << 2),
        stream = <u64>seed | ((<u64>(1 + part * PARTS + other)) << 32);
      rankPart(
        first,
        load<u32>(end) - first,
        starts,
        columns,
        chosen,
        some,
        entryRows,
        entryColumns,
        rowVectors,
        columnVectors,
        biases,
        size,
        rate,
        ridge,
        candidates,
        popular,
        mixed(stream * STRIDE),
      );
    }
    meet(control, threads);
  }
}

export function rankPart(
  first: u32,
  entries: u32,
  starts: usize,
  columns: usize,
  chosen: usize,
  some: u32,
  entryRows: usize,
  entryColumns: usize,
  rowVectors: usize,
  columnVectors: usize,
  biases: usize,
  size: i32,
  rate: f32,
  ridge: f32,
  candidates: i32,
  popular: f32,
  stream: u64,
): void {
  const bytes = (<usize>size) << 2;
  let state = stream;
  for (let step: u32 = 0; step < entries; step++) {
    state += STRIDE;
    const entry = (<usize>(first + below(<u32>(mixed(state) >> 32), entries))) << 2;
    const row = load<u32>(entryRows + entry),
      column = load<u32>(entryColumns + entry);
    const from = load<u32>(starts + ((<usize>row) << 2)),
      to = load<u32>(starts + ((<usize>row) << 2), 4);
    const vector = rowVectors + <usize>row * bytes;
    let rival: u32 = u32.MAX_VALUE;
    let highest: f32 = -Infinity;
    for (let candidate = 0; candidate < candidates; candidate++) {
      state += STRIDE;
      const bits = mixed(state),
        high = <u32>(bits >> 32);
      const other =
        <f32>(<u32>bits >> 8) < popular * 16777216
          ? load<u32>(entryColumns + ((<usize>(first + below(high, entries))) << 2))
          : load<u32>(chosen + ((<usize>below(high, some)) << 2));
      if (has(columns, from, to, other)) continue;
      const score: f32 =
        candidates == 1
          ? <f32>0
          : dot(vector, columnVectors + <usize>other * bytes, bytes) + load<f32>(biases + ((<usize>other) << 2));
      if (score > highest) {
        highest = score;
        rival = other;
      }
    }
    if (rival == u32.MAX_VALUE) continue;
    climb(
      vector,
      columnVectors + <usize>column * bytes,
      columnVectors + <usize>rival * bytes,
      biases + ((<usize>column) << 2),
      biases + ((<usize>rival) << 2),
      bytes,
      rate,
      ridge,
    );
  }
}

/** One step up the gradient of ln σ(row · (column − rival) + bias − bias). */
function climb(
  row: usize,
  column: usize,
  rival: usize,
  columnBias: usize,
  rivalBias: usize,
  bytes: usize,
  rate: f32,
  ridge: f32,
): void {
  let even = f32x4.splat(0),
    odd = even;
  for (let at: usize = 0; at < bytes; at += 32) {
    const left = f32x4.sub(v128.load(column + at), v128.load(rival + at)),
      right = f32x4.sub(v128.load(column + at, 16), v128.load(rival + at, 16));
    even = multiplyAdd(v128.load(row + at), left, even);
    odd = multiplyAdd(v128.load(row + at, 16), right, odd);
  }
  const sum = f32x4.add(even, odd);
  const product =
    f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 2) + (f32x4.extract_lane(sum, 1) + f32x4.extract_lane(sum, 3));
  const one = load<f32>(columnBias),
    other = load<f32>(rivalBias);
  const slope: f32 = 1 / (1 + exponential(product + (one - other)));
  const by = f32x4.splat(rate * slope),
    keep = f32x4.splat(<f32>1 - rate * ridge);
  for (let at: usize = 0; at < bytes; at += 16) {
    const r = v128.load(row + at),
      c = v128.load(column + at),
      d = v128.load(rival + at),
      push = f32x4.mul(by, r);
    v128.store(row + at, multiplyAdd(keep, r, f32x4.mul(by, f32x4.sub(c, d))));
    v128.store(column + at, multiplyAdd(keep, c, push));
    v128.store(rival + at, f32x4.sub(f32x4.mul(keep, d), push));
  }
  store<f32>(columnBias, one + rate * (slope - ridge * one));
  store<f32>(rivalBias, other - rate * (slope + ridge * other));
}

/** eˣ for |x| up to 60, beyond which it stays as it is there: 2ⁿ · eʳ by Taylor's series of r, at most half of ln 2. */
function exponential(x: f32): f32 {
  const bounded = min<f32>(max<f32>(x, -60), 60);
  const whole = nearest<f32>(bounded * <f32>Math.LOG2E);
  // ln 2 in two numbers, the first of which times `whole` is exact.
  const r = bounded - whole * 0.693359375 + whole * 0.00021219444;
  const series: f32 =
    1 + r * (1 + r * (0.5 + r * (0.16666667 + r * (0.041666668 + r * (0.008333334 + r * (0.0013888889 + r * 0.0001984127))))));
  return series * reinterpret<f32>((<i32>whole + 127) << 23);
}

/** Whether `wanted` is among the ascending columns from … to. */
function has(columns: usize, from: u32, to: u32, wanted: u32): bool {
  let low = from,
    high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (load<u32>(columns + ((<usize>middle) << 2)) < wanted) low = middle + 1;
    else high = middle;
  }
  return low < to && load<u32>(columns + ((<usize>low) << 2)) == wanted;
}

/** splitmix64 (Steele, Lea & Flood, OOPSLA 2014): a state's random bits. */
function mixed(state: u64): u64 {
  let bits = (state ^ (state >> 30)) * (((<u64>0xbf58476d) << 32) | 0x1ce4e5b9);
  bits = (bits ^ (bits >> 27)) * (((<u64>0x94d049bb) << 32) | 0x133111eb);
  return bits ^ (bits >> 31);
}

/** 32 random bits as a number below n, each with nearly the same chance. */
function below(bits: u32, n: u32): u32 {
  return <u32>((<u64>bits * <u64>n) >> 32);
}

function partStart(count: i32, part: i32): i32 {
  return <i32>((<i64>count * part) / PARTS);
}
