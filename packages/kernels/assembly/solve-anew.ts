// Rows of the problem of least-squares.ts that no earlier round has brought near their minimum: from 0 until they have converged. The conjugate gradients
// are preconditioned by the inverse of what all rows have in common, so that only a row's own entries are left to be found out.
import { BLOCK, gramTimes } from "./gram";
import { addObserved } from "./least-squares";
import { meet, take } from "./together";
import { addScaled, dot, multiplyAdd } from "./vectors";

/** Bytes of scratch that each thread needs. */
export function solveAnewRoom(size: i32): usize {
  return (<usize>(4 * BLOCK * size + 2 * BLOCK)) << 2;
}

/**
 * Run by every thread. The problem is that of `solveRows`; `solved` has room for `rows` vectors and `inverse` is (about) that of `system` and a usual ridge.
 * A row is done when its error, measured by `inverse`, has fallen to `tolerance` of what it was.
 */
export function solveAnew(
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
  tolerance: f32,
  system: usize,
  inverse: usize,
  scratch: usize,
): void {
  const room = scratch + <usize>thread * solveAnewRoom(size);
  for (;;) {
    const from = take(control, BLOCK);
    if (from >= rows) break;
    solveBlockAnew(
      starts,
      columns,
      weights,
      beyond,
      ridges,
      solved,
      fixed,
      size,
      steps,
      tolerance,
      system,
      inverse,
      from,
      min(rows, from + BLOCK),
      room,
    );
  }
  meet(control, threads);
}

export function solveBlockAnew(
  starts: usize,
  columns: usize,
  weights: usize,
  beyond: f32,
  ridges: usize,
  solved: usize,
  fixed: usize,
  size: i32,
  steps: i32,
  tolerance: f32,
  system: usize,
  inverse: usize,
  from: i32,
  to: i32,
  room: usize,
): void {
  const bytes = (<usize>size) << 2,
    block = <usize>BLOCK * bytes;
  const residuals = room,
    directions = residuals + block,
    images = directions + block,
    preconditioned = images + block,
    errors = preconditioned + block,
    goals = errors + 4 * BLOCK;
  const count = to - from;
  memory.fill(residuals, 0, 2 * block);
  memory.fill(solved + <usize>from * bytes, 0, <usize>count * bytes);
  for (let b = 0; b < count; b++) {
    const row = (<usize>(from + b)) << 2,
      first = load<u32>(starts + row),
      at = (<usize>first) << 2;
    // The directions are still 0: what is added is the target side alone.
    const zero = directions + <usize>b * bytes,
      residual = residuals + <usize>b * bytes;
    addObserved(true, columns + at, weights + at, beyond, load<u32>(starts + row, 4) - first, fixed, zero, residual, bytes);
  }
  gramTimes(inverse, residuals, count, size, preconditioned);
  memory.copy(directions, preconditioned, block);
  for (let b = 0; b < BLOCK; b++) {
    const error = dot(residuals + <usize>b * bytes, preconditioned + <usize>b * bytes, bytes);
    store<f32>(errors + ((<usize>b) << 2), error);
    store<f32>(goals + ((<usize>b) << 2), error * tolerance);
  }
  for (let step = 0; step < steps; step++) {
    let open = 0;
    gramTimes(system, directions, count, size, images);
    for (let b = 0; b < count; b++) {
      const error = load<f32>(errors + ((<usize>b) << 2));
      if (!(error > load<f32>(goals + ((<usize>b) << 2)))) continue;
      open++;
      const row = (<usize>(from + b)) << 2,
        first = load<u32>(starts + row),
        at = (<usize>first) << 2;
      const direction = directions + <usize>b * bytes,
        image = images + <usize>b * bytes;
      addScaled(image, load<f32>(ridges + row), direction, bytes);
      addObserved(false, columns + at, weights + at, 0, load<u32>(starts + row, 4) - first, fixed, direction, image, bytes);
      const length = error / dot(direction, image, bytes);
      addScaled(solved + <usize>(from + b) * bytes, length, direction, bytes);
      addScaled(residuals + <usize>b * bytes, -length, image, bytes);
    }
    if (open == 0) break;
    gramTimes(inverse, residuals, count, size, preconditioned);
    for (let b = 0; b < count; b++) {
      const error = load<f32>(errors + ((<usize>b) << 2));
      if (!(error > load<f32>(goals + ((<usize>b) << 2)))) continue;
      const better = preconditioned + <usize>b * bytes,
        direction = directions + <usize>b * bytes;
      const left = dot(residuals + <usize>b * bytes, better, bytes);
      store<f32>(errors + ((<usize>b) << 2), left);
      const keep = f32x4.splat(left / error);
      for (let o: usize = 0; o < bytes; o += 16)
        v128.store(direction + o, multiplyAdd(keep, v128.load(direction + o), v128.load(better + o)));
    }
  }
}
