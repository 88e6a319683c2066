import { pivot } from "./cholesky.js";

/** Rows handled together: two bands of 64 rows × {@link DEPTH} numbers fit a core's own cache. */
const TILE = 64;
/** Columns summed at a time. */
const DEPTH = 256;
/** Multiplications between two yields: a fraction of a second. */
const STRIDE = 2 ** 28;

/**
 * Replaces the symmetric positive definite `a` (n × n, row-major, lower triangle read) by its inverse, in place, in n³/2
 * multiplications: Cholesky factor L, then U = L⁻ᵀ in the upper triangle, then U Uᵀ. All three are sums over two
 * contiguous rows, so one blocked product serves them. Yields the fraction done several times a second, so that the caller can report or stop.
 * Throws a RangeError when `a` is not positive definite.
 */
export function* invertPositiveDefinite(a: Float64Array, n: number): Generator<number, void> {
  const work = { a, n, inverseDiagonal: new Float64Array(n), sums: new Float64Array(TILE * TILE) };
  let done = 0;
  let yielded = 0;
  for (const step of [factorTile, invertTile, multiplyTile]) {
    for (let i0 = 0; i0 < n; i0 += TILE) {
      for (let j0 = 0; j0 < n; j0 += TILE) {
        done += step(work, i0, j0);
        if (done - yielded < STRIDE) continue;
        yielded = done;
        yield Math.min(1, done / (n ** 3 / 2));
      }
    }
  }
  mirrorLower(a, n);
}

interface Work {
  readonly a: Float64Array;
  readonly n: number;
  /** 1 / L's diagonal, which is U's diagonal: `a` keeps L's. */
  readonly inverseDiagonal: Float64Array;
  /** Scratch of {@link sumProducts}. */
  readonly sums: Float64Array;
}

/** L[i, j] = (a[i, j] − Σ_{k<j} L[i, k] L[j, k]) / L[j, j], for j ≤ i. Each step returns its number of multiplications. */
function factorTile(work: Work, i0: number, j0: number): number {
  if (j0 > i0) return 0;
  const { a, n, inverseDiagonal, sums } = work;
  const i1 = Math.min(i0 + TILE, n);
  const j1 = Math.min(j0 + TILE, n);
  sumProducts(work, i0, j0, 0, j0);
  for (let i = i0; i < i1; i++) {
    for (let j = j0; j < j1 && j <= i; j++) {
      let left = a[i * n + j] - sums[(i - i0) * TILE + j - j0];
      for (let k = j0; k < j; k++) left -= a[i * n + k] * a[j * n + k];
      a[i * n + j] = i === j ? pivot(left, i) : left * inverseDiagonal[j];
      if (i === j) inverseDiagonal[i] = 1 / a[i * n + i];
    }
  }
  return (i1 - i0) * (j1 - j0) * j0;
}

/** U[i, k] = −(Σ_{i≤t<k} U[i, t] L[k, t]) / L[k, k], for k > i. */
function invertTile(work: Work, i0: number, k0: number): number {
  if (k0 < i0) return 0;
  const { a, n, inverseDiagonal, sums } = work;
  const i1 = Math.min(i0 + TILE, n);
  const k1 = Math.min(k0 + TILE, n);
  sumProducts(work, i0, k0, i1, k0);
  for (let i = i0; i < i1; i++) {
    for (let k = Math.max(k0, i + 1); k < k1; k++) {
      let sum = sums[(i - i0) * TILE + k - k0] + inverseDiagonal[i] * a[k * n + i];
      const near = Math.min(i1, k);
      for (let t = i + 1; t < near; t++) sum += a[i * n + t] * a[k * n + t];
      for (let t = Math.max(k0, near); t < k; t++) sum += a[i * n + t] * a[k * n + t];
      a[i * n + k] = -sum * inverseDiagonal[k];
    }
  }
  return (i1 - i0) * (k1 - k0) * Math.max(0, k0 - i1);
}

/** inverse[i, j] = Σ_{k≥i} U[i, k] U[j, k], for j ≤ i, over L, which nobody reads any more. */
function multiplyTile(work: Work, i0: number, j0: number): number {
  if (j0 > i0) return 0;
  const { a, n, inverseDiagonal, sums } = work;
  const i1 = Math.min(i0 + TILE, n);
  const j1 = Math.min(j0 + TILE, n);
  sumProducts(work, i0, j0, i1, n);
  for (let i = i0; i < i1; i++) {
    for (let j = j0; j < j1 && j <= i; j++) {
      const first = inverseDiagonal[i] * (i === j ? inverseDiagonal[i] : a[j * n + i]);
      let sum = sums[(i - i0) * TILE + j - j0] + first;
      for (let k = i + 1; k < i1; k++) sum += a[i * n + k] * a[j * n + k];
      a[i * n + j] = sum;
    }
  }
  return (i1 - i0) * (j1 - j0) * (n - i1);
}

/** sums[i − i0, j − j0] = Σ_{from≤k<to} a[i, k] a[j, k] for the tiles that begin at rows i0 and j0. */
function sumProducts(work: Work, i0: number, j0: number, from: number, to: number): void {
  work.sums.fill(0);
  for (let k0 = from; k0 < to; k0 += DEPTH) addProducts(work, i0, j0, k0, Math.min(k0 + DEPTH, to));
}

/** The part of {@link sumProducts} for k in [k0, k1), four rows by two at a time to keep eight sums in registers. */
function addProducts({ a, n, sums }: Work, i0: number, j0: number, k0: number, k1: number): void {
  const i1 = Math.min(i0 + TILE, n);
  const j1 = Math.min(j0 + TILE, n);
  const depth = k1 - k0;
  for (let i = i0; i < i1; i += 4) {
    // Beyond the last row of the matrix the last one is repeated; such sums land in places that nobody reads.
    const x0 = i * n + k0;
    const x1 = Math.min(i + 1, n - 1) * n + k0;
    const x2 = Math.min(i + 2, n - 1) * n + k0;
    const x3 = Math.min(i + 3, n - 1) * n + k0;
    for (let j = j0; j < j1; j += 2) {
      const y0 = j * n + k0;
      const y1 = Math.min(j + 1, n - 1) * n + k0;
      let s00 = 0;
      let s01 = 0;
      let s10 = 0;
      let s11 = 0;
      let s20 = 0;
      let s21 = 0;
      let s30 = 0;
      let s31 = 0;
      for (let k = 0; k < depth; k++) {
        const p = a[y0 + k];
        const q = a[y1 + k];
        const v0 = a[x0 + k];
        const v1 = a[x1 + k];
        const v2 = a[x2 + k];
        const v3 = a[x3 + k];
        s00 += v0 * p;
        s01 += v0 * q;
        s10 += v1 * p;
        s11 += v1 * q;
        s20 += v2 * p;
        s21 += v2 * q;
        s30 += v3 * p;
        s31 += v3 * q;
      }
      // TILE is a multiple of 4, so the places of the repeated rows exist and are never read.
      const at = (i - i0) * TILE + j - j0;
      sums[at] += s00;
      sums[at + 1] += s01;
      sums[at + TILE] += s10;
      sums[at + TILE + 1] += s11;
      sums[at + 2 * TILE] += s20;
      sums[at + 2 * TILE + 1] += s21;
      sums[at + 3 * TILE] += s30;
      sums[at + 3 * TILE + 1] += s31;
    }
  }
}

function mirrorLower(a: Float64Array, n: number): void {
  for (let i0 = 0; i0 < n; i0 += TILE) {
    for (let j0 = 0; j0 <= i0; j0 += TILE) {
      for (let i = i0; i < Math.min(i0 + TILE, n); i++) {
        for (let j = j0; j < Math.min(j0 + TILE, i); j++) a[j * n + i] = a[i * n + j];
      }
    }
  }
}
