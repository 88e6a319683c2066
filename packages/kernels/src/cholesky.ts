/**
 * Factors the symmetric positive definite `a` (n × n, row-major, lower triangle read) in place into L with a = L Lᵀ: L stands
 * in the lower triangle, the upper one is left alone. Meant for small n; see `invertPositiveDefinite` for large ones.
 * Throws a RangeError when `a` is not positive definite.
 */
export function choleskyFactor(a: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j];
      for (let k = 0; k < j; k++) sum -= a[i * n + k] * a[j * n + k];
      a[i * n + j] = i === j ? pivot(sum, i) : sum / a[j * n + j];
    }
  }
}

/** Solves L Lᵀ x = b in place of `b`, where `l` is what {@link choleskyFactor} left. */
export function choleskySolve(l: Float64Array, n: number, b: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let sum = b[i];
    for (let k = 0; k < i; k++) sum -= l[i * n + k] * b[k];
    b[i] = sum / l[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    const x = b[i] / l[i * n + i];
    b[i] = x;
    for (let k = 0; k < i; k++) b[k] -= l[i * n + k] * x;
  }
}

/** The diagonal entry of L from what is left of the diagonal of the matrix. */
export function pivot(left: number, at: number): number {
  if (!(left > 0)) throw new RangeError(`The matrix is not positive definite (pivot ${at} is ${left}).`);
  return Math.sqrt(left);
}
