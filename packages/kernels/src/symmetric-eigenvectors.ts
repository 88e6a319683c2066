/** Eigenvalues and vectors of a symmetric matrix. */
export interface Eigenvectors {
  /** Descending. */
  readonly values: Float64Array;
  /** n × n, row-major: a vector of length 1 a row; zeros where the value is 0. */
  readonly vectors: Float64Array;
}

const MOST_SWEEPS = 40;
/** Rows at an angle whose cosine is less than this are at right angles. */
const RIGHT_ANGLE = 1e-10;
/** A row shorter than this part of the longest is rounding. */
const NOTHING = 1e-14;

/**
 * Of the symmetric positive semidefinite `matrix` (n × n, row-major; overwritten), by Hestenes' one-sided Jacobi rotations: pairs of rows are
 * turned until all stand at right angles, when their directions are the eigenvectors and their lengths the eigenvalues (Golub & Van
 * Loan, Matrix Computations, 4th ed., sect. 8.6.3). Meant for some hundreds of rows. Yields `done` after each sweep.
 */
export function* symmetricEigenvectors(matrix: Float64Array, n: number, done: number): Generator<number, Eigenvectors> {
  for (let sweep = 0; sweep < MOST_SWEEPS && sweepOnce(matrix, n); sweep++) yield done;
  const lengths = Float64Array.from({ length: n }, (_, i) => Math.sqrt(dot(matrix, n, i, i)));
  const order = Array.from(lengths.keys()).sort((a, b) => lengths[b] - lengths[a] || a - b);
  const vectors = new Float64Array(n * n);
  order.forEach((from, to) => {
    if (lengths[from] === 0) return;
    for (let c = 0; c < n; c++) vectors[to * n + c] = matrix[from * n + c] / lengths[from];
  });
  return { values: Float64Array.from(order, (i) => lengths[i]), vectors };
}

/** Turns every pair of rows once; whether any had to be. */
function sweepOnce(matrix: Float64Array, n: number): boolean {
  const squares = Float64Array.from({ length: n }, (_, i) => dot(matrix, n, i, i));
  const nothing = NOTHING ** 2 * squares.reduce((most, square) => Math.max(most, square), 0);
  let turned = false;
  for (let p = 0; p < n; p++) {
    for (let q = p + 1; q < n; q++) {
      const product = dot(matrix, n, p, q);
      if (Math.abs(product) <= Math.max(RIGHT_ANGLE * Math.sqrt(squares[p] * squares[q]), nothing)) continue;
      const tangent = smallerTangent((squares[q] - squares[p]) / (2 * product));
      turn(matrix, n, p, q, tangent);
      squares[p] = Math.max(0, squares[p] - tangent * product);
      squares[q] += tangent * product;
      turned = true;
    }
  }
  return turned;
}

/** The tangent of the smaller angle of which the double has this cotangent. */
const smallerTangent = (cotangent: number) =>
  (cotangent >= 0 ? 1 : -1) / (Math.abs(cotangent) + Math.sqrt(1 + cotangent * cotangent));

/** Turns rows p and q within their plane. */
function turn(matrix: Float64Array, n: number, p: number, q: number, tangent: number): void {
  const cosine = 1 / Math.sqrt(1 + tangent * tangent);
  const sine = cosine * tangent;
  const [from, other] = [p * n, q * n];
  for (let c = 0; c < n; c++) {
    const x = matrix[from + c];
    const y = matrix[other + c];
    matrix[from + c] = cosine * x - sine * y;
    matrix[other + c] = sine * x + cosine * y;
  }
}

function dot(matrix: Float64Array, n: number, p: number, q: number): number {
  let sum = 0;
  for (let c = 0; c < n; c++) sum += matrix[p * n + c] * matrix[q * n + c];
  return sum;
}
