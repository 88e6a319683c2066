// Gram matrices of float32 vectors, size × size, and their products with blocks of vectors.
import { meet, take } from "./together";
import { multiplyAdd } from "./vectors";

/** Vectors of one partial sum. It is fixed, so that the bits do not depend on the number of threads. */
const PART: i32 = 512;
/** Rows that one thread sums up at a time. */
const ROWS: i32 = 8;

/** Bytes that {@link gram} needs for its parts. */
export function gramRoom(vectors: i32, size: i32): usize {
  return <usize>((vectors + PART - 1) / PART) * <usize>size * <usize>size * 4;
}

/** out = scale · Σ v vᵀ over all vectors (vectors × size). Run by every thread; they meet at its end. */
export function gram(
  control: usize,
  threads: i32,
  all: usize,
  vectors: i32,
  size: i32,
  scale: f32,
  parts: usize,
  out: usize,
): void {
  const count = (vectors + PART - 1) / PART;
  for (;;) {
    const p = take(control, 1);
    if (p >= count) break;
    partOf(all, size, p * PART, min(vectors, (p + 1) * PART), parts + <usize>p * <usize>(size * size) * 4);
  }
  meet(control, threads);
  for (;;) {
    const first = take(control, ROWS);
    if (first >= size) break;
    for (let row = first; row < min(size, first + ROWS); row++) sumUp(parts, count, size, scale, out, row);
  }
  meet(control, threads);
}

/** The upper triangle of Σ v vᵀ over some vectors, in tiles of 4 × 8 that stay in registers. */
export function partOf(all: usize, size: i32, from: i32, to: i32, out: usize): void {
  const bytes = (<usize>size) << 2;
  for (let i: usize = 0; i < bytes; i += 16) {
    for (let j: usize = i & ~31; j < bytes; j += 32) {
      let a0 = f32x4.splat(0),
        a1 = a0,
        b0 = a0,
        b1 = a0,
        c0 = a0,
        c1 = a0,
        d0 = a0,
        d1 = a0;
      let v = all + <usize>from * bytes;
      for (let n = from; n < to; n++, v += bytes) {
        const left = v128.load(v + j),
          right = v128.load(v + j, 16);
        let x = v128.load32_splat(v + i);
        a0 = multiplyAdd(x, left, a0);
        a1 = multiplyAdd(x, right, a1);
        x = v128.load32_splat(v + i, 4);
        b0 = multiplyAdd(x, left, b0);
        b1 = multiplyAdd(x, right, b1);
        x = v128.load32_splat(v + i, 8);
        c0 = multiplyAdd(x, left, c0);
        c1 = multiplyAdd(x, right, c1);
        x = v128.load32_splat(v + i, 12);
        d0 = multiplyAdd(x, left, d0);
        d1 = multiplyAdd(x, right, d1);
      }
      const at = out + (i >> 2) * bytes + j;
      v128.store(at, a0);
      v128.store(at, a1, 16);
      v128.store(at + bytes, b0);
      v128.store(at + bytes, b1, 16);
      v128.store(at + 2 * bytes, c0);
      v128.store(at + 2 * bytes, c1, 16);
      v128.store(at + 3 * bytes, d0);
      v128.store(at + 3 * bytes, d1, 16);
    }
  }
}

/** One row of the sum of the parts, in their order, and its mirror image. */
function sumUp(parts: usize, count: i32, size: i32, scale: f32, out: usize, row: i32): void {
  const whole = (<usize>(size * size)) << 2;
  for (let column = row; column < size; column++) {
    const at = (<usize>(row * size + column)) << 2;
    let sum: f64 = 0;
    for (let p = 0; p < count; p++) sum += <f64>load<f32>(parts + <usize>p * whole + at);
    store<f32>(out + at, scale * <f32>sum);
    store<f32>(out + ((<usize>(column * size + row)) << 2), scale * <f32>sum);
  }
}

/** Vectors that {@link gramTimes} multiplies together. */
export const BLOCK: i32 = 8;

/** out = gram × each of so many vectors, filled up to fours, of which there is room for BLOCK. */
export function gramTimes(gram: usize, vectors: usize, count: i32, size: i32, out: usize): void {
  const bytes = (<usize>size) << 2;
  for (let b = 0; b < count; b += 4) {
    const v0 = vectors + <usize>b * bytes,
      v1 = v0 + bytes,
      v2 = v1 + bytes,
      v3 = v2 + bytes;
    const o0 = out + <usize>b * bytes,
      o1 = o0 + bytes,
      o2 = o1 + bytes,
      o3 = o2 + bytes;
    for (let j: usize = 0; j < bytes; j += 32) {
      let a0 = f32x4.splat(0),
        a1 = a0,
        b0 = a0,
        b1 = a0,
        c0 = a0,
        c1 = a0,
        d0 = a0,
        d1 = a0;
      let g = gram + j;
      for (let k: usize = 0; k < bytes; k += 4, g += bytes) {
        const left = v128.load(g),
          right = v128.load(g, 16);
        let x = v128.load32_splat(v0 + k);
        a0 = multiplyAdd(x, left, a0);
        a1 = multiplyAdd(x, right, a1);
        x = v128.load32_splat(v1 + k);
        b0 = multiplyAdd(x, left, b0);
        b1 = multiplyAdd(x, right, b1);
        x = v128.load32_splat(v2 + k);
        c0 = multiplyAdd(x, left, c0);
        c1 = multiplyAdd(x, right, c1);
        x = v128.load32_splat(v3 + k);
        d0 = multiplyAdd(x, left, d0);
        d1 = multiplyAdd(x, right, d1);
      }
      v128.store(o0 + j, a0);
      v128.store(o0 + j, a1, 16);
      v128.store(o1 + j, b0);
      v128.store(o1 + j, b1, 16);
      v128.store(o2 + j, c0);
      v128.store(o2 + j, c1, 16);
      v128.store(o3 + j, d0);
      v128.store(o3 + j, d1, 16);
    }
  }
}
