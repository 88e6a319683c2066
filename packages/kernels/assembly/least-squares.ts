// The rows of a weighted least-squares problem by conjugate gradients, a block of rows in lockstep, so that Gram × vector is Gram × matrix.
// What is minimised for row r: Σ_observed (w (p·q)² − 2 (w + beyond) p·q) + α₀ Σ_all (p·q)² + ridge_r |p|².
import { BLOCK, gramTimes } from "./gram";
import { meet, take } from "./together";
import { addScaled, dot, laneSums, multiplyAdd } from "./vectors";

/** Blocks that a thread takes at a time. */
const DEAL: i32 = 4 * BLOCK;
/** Bytes of the vectors of all entries of the rows that are solved together: they are read in every step, and are to be found nearby. */
const NEARBY: usize = 1 << 17;
/** A residual below it has vanished. */
const NOTHING: f32 = 1e-20;

/** Bytes of scratch that each thread needs. */
export function leastSquaresRoom(size: i32): usize {
  return (<usize>(3 * BLOCK * size + BLOCK)) << 2;
}

/**
 * One half of a round, run by every thread: moves the `rows` vectors in `solved` (rows × size) towards their minimum, the `others` vectors in
 * `fixed` (others × size) staying as they are. Entries of row r: `starts` (rows + 1), `columns`, `weights` w; `ridges` (rows).
 * `system`: α₀ Σ q qᵀ; `scratch` is room for all threads, one after the other.
 */
export function solveRows(
  control: usize,
  threads: i32,
  thread: i32,
  starts: usize,
  columns: usize,
  weights: usize,
  beyond: f32,
  ridges: usize,
  solved: usize,
  rows: i32,
  fixed: usize,
  size: i32,
  steps: i32,
  system: usize,
  scratch: usize,
): void {
  const room = scratch + <usize>thread * leastSquaresRoom(size);
  for (;;) {
    const first = take(control, DEAL);
    if (first >= rows) break;
    const last = min(rows, first + DEAL);
    for (let row = first; row < last; ) {
      const to = together(starts, row, last, size);
      solveBlock(starts, columns, weights, beyond, ridges, solved, fixed, size, system, steps, row, to, room);
      row = to;
    }
  }
  meet(control, threads);
}

/** Where a block of rows that begins with one ends. */
function together(starts: usize, from: i32, last: i32, size: i32): i32 {
  const most = <u32>(NEARBY / ((<usize>size) << 2)) + load<u32>(starts + ((<usize>from) << 2));
  let to = from + 1;
  while (to < min(last, from + BLOCK) && load<u32>(starts + ((<usize>to) << 2), 4) <= most) to++;
  return to;
}

export function solveBlock(
  starts: usize,
  columns: usize,
  weights: usize,
  beyond: f32,
  ridges: usize,
  solved: usize,
  fixed: usize,
  size: i32,
  system: usize,
  steps: i32,
  from: i32,
  to: i32,
  room: usize,
): void {
  const bytes = (<usize>size) << 2;
  const count = to - from;
  const residuals = room,
    directions = residuals + <usize>BLOCK * bytes,
    images = directions + <usize>BLOCK * bytes;
  const errors = images + <usize>BLOCK * bytes;
  // First the directions hold the vectors themselves, for residual = target − system × vector.
  memory.copy(directions, solved + <usize>from * bytes, <usize>count * bytes);
  memory.fill(directions + <usize>count * bytes, 0, <usize>(BLOCK - count) * bytes);
  gramTimes(system, directions, count, size, images);
  for (let b = 0; b < count; b++) {
    const row = (<usize>(from + b)) << 2;
    const start = load<u32>(starts + row),
      entries = load<u32>(starts + row, 4) - start;
    const at = <usize>b * bytes,
      vector = solved + <usize>(from + b) * bytes;
    if (entries == 0) {
      memory.fill(vector, 0, bytes);
      memory.fill(directions + at, 0, bytes);
      store<f32>(errors + ((<usize>b) << 2), 0);
      continue;
    }
    const residual = residuals + at,
      ridge = f32x4.splat(load<f32>(ridges + row));
    for (let o: usize = 0; o < bytes; o += 16)
      v128.store(residual + o, f32x4.neg(multiplyAdd(ridge, v128.load(vector + o), v128.load(images + at + o))));
    const first = (<usize>start) << 2;
    addObserved(true, columns + first, weights + first, beyond, entries, fixed, vector, residual, bytes);
    memory.copy(directions + at, residual, bytes);
    store<f32>(errors + ((<usize>b) << 2), dot(residual, residual, bytes));
  }
  for (let step = 0; step < steps; step++) {
    gramTimes(system, directions, count, size, images);
    for (let b = 0; b < count; b++) {
      const error = load<f32>(errors + ((<usize>b) << 2));
      if (error < NOTHING) continue;
      const row = (<usize>(from + b)) << 2,
        at = <usize>b * bytes;
      const start = load<u32>(starts + row),
        entries = load<u32>(starts + row, 4) - start,
        first = (<usize>start) << 2;
      const residual = residuals + at,
        direction = directions + at,
        image = images + at;
      addScaled(image, load<f32>(ridges + row), direction, bytes);
      addObserved(false, columns + first, weights + first, 0, entries, fixed, direction, image, bytes);
      const length = error / dot(direction, image, bytes);
      addScaled(solved + <usize>(from + b) * bytes, length, direction, bytes);
      addScaled(residual, -length, image, bytes);
      const left = dot(residual, residual, bytes);
      store<f32>(errors + ((<usize>b) << 2), left);
      const keep = f32x4.splat(left / error);
      for (let o: usize = 0; o < bytes; o += 16)
        v128.store(direction + o, multiplyAdd(keep, v128.load(direction + o), v128.load(residual + o)));
    }
  }
}

/** out += Σ w (v·q) q over a row's entries; with `against` Σ (w + beyond − w v·q) q. Four entries at a time. */
export function addObserved(
  against: bool,
  columns: usize,
  weights: usize,
  beyond: f32,
  entries: u32,
  fixed: usize,
  vector: usize,
  out: usize,
  bytes: usize,
): void {
  const end = (<usize>entries) << 2,
    fours = end & ~15;
  for (let e: usize = 0; e < fours; e += 16) {
    const q0 = fixed + <usize>load<u32>(columns + e) * bytes,
      q1 = fixed + <usize>load<u32>(columns + e, 4) * bytes;
    const q2 = fixed + <usize>load<u32>(columns + e, 8) * bytes,
      q3 = fixed + <usize>load<u32>(columns + e, 12) * bytes;
    let s0 = f32x4.splat(0),
      s1 = s0,
      s2 = s0,
      s3 = s0;
    for (let o: usize = 0; o < bytes; o += 32) {
      const x = v128.load(vector + o),
        y = v128.load(vector + o, 16);
      s0 = multiplyAdd(x, v128.load(q0 + o), s0);
      s1 = multiplyAdd(x, v128.load(q1 + o), s1);
      s2 = multiplyAdd(x, v128.load(q2 + o), s2);
      s3 = multiplyAdd(x, v128.load(q3 + o), s3);
      s0 = multiplyAdd(y, v128.load(q0 + o, 16), s0);
      s1 = multiplyAdd(y, v128.load(q1 + o, 16), s1);
      s2 = multiplyAdd(y, v128.load(q2 + o, 16), s2);
      s3 = multiplyAdd(y, v128.load(q3 + o, 16), s3);
    }
    const w = v128.load(weights + e);
    let by = f32x4.mul(w, laneSums(s0, s1, s2, s3));
    if (against) by = f32x4.sub(f32x4.add(w, f32x4.splat(beyond)), by);
    const b0 = v128.shuffle<f32>(by, by, 0, 0, 0, 0),
      b1 = v128.shuffle<f32>(by, by, 1, 1, 1, 1);
    const b2 = v128.shuffle<f32>(by, by, 2, 2, 2, 2),
      b3 = v128.shuffle<f32>(by, by, 3, 3, 3, 3);
    for (let o: usize = 0; o < bytes; o += 32) {
      const first = multiplyAdd(b1, v128.load(q1 + o), multiplyAdd(b0, v128.load(q0 + o), v128.load(out + o)));
      const second = multiplyAdd(b3, v128.load(q3 + o), f32x4.mul(b2, v128.load(q2 + o)));
      v128.store(out + o, f32x4.add(first, second));
      const third = multiplyAdd(b1, v128.load(q1 + o, 16), multiplyAdd(b0, v128.load(q0 + o, 16), v128.load(out + o, 16)));
      const fourth = multiplyAdd(b3, v128.load(q3 + o, 16), f32x4.mul(b2, v128.load(q2 + o, 16)));
      v128.store(out + o, f32x4.add(third, fourth), 16);
    }
  }
  for (let e = fours; e < end; e += 4) {
    const q = fixed + <usize>load<u32>(columns + e) * bytes;
    const w = load<f32>(weights + e);
    let by = w * dot(q, vector, bytes);
    if (against) by = w + beyond - by;
    addScaled(out, by, q, bytes);
  }
}
