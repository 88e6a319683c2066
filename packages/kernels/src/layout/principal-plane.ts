import type { DenseMatrix } from "../dense-matrix.js";
import type { Random } from "../random.js";

/** Passes through the rows; the plane is only where a layout begins. */
const ROUNDS = 12;

/**
 * rows × 2: the rows seen along the two directions in which they differ most (principal components, by orthogonal iteration). Yields `done` after
 * each pass.
 */
export function* principalPlane(matrix: DenseMatrix, random: Random, done: number): Generator<number, Float64Array> {
  const { rows, cols } = matrix;
  const means = columnMeans(matrix);
  const axes = [0, 1].map(() => Float64Array.from({ length: cols }, () => random.normal()));
  const seen = new Float64Array(rows * 2);
  for (let round = 0; round < ROUNDS; round++) {
    makeUpright(axes[0], axes[1]);
    project(matrix, means, axes, seen);
    if (round < ROUNDS - 1) gather(matrix, means, seen, axes);
    yield done;
  }
  return seen;
}

function columnMeans({ rows, cols, data }: DenseMatrix): Float64Array {
  const means = new Float64Array(cols);
  for (let row = 0; row < rows; row++) for (let c = 0; c < cols; c++) means[c] += data[row * cols + c] / rows;
  return means;
}

/** Makes the axes 1 long, and the second upright to the first. */
function makeUpright(first: Float64Array, second: Float64Array): void {
  scaleToOne(first);
  const along = first.reduce((sum, value, c) => sum + value * second[c], 0);
  for (let c = 0; c < second.length; c++) second[c] -= along * first[c];
  scaleToOne(second);
}

function scaleToOne(axis: Float64Array): void {
  const length = Math.sqrt(axis.reduce((sum, value) => sum + value * value, 0));
  for (let c = 0; length > 0 && c < axis.length; c++) axis[c] /= length;
}

/** What is seen of each row along the axes. */
function project({ rows, cols, data }: DenseMatrix, means: Float64Array, [first, second]: Float64Array[], seen: Float64Array) {
  for (let row = 0; row < rows; row++) {
    let [x, y] = [0, 0];
    for (let c = 0; c < cols; c++) {
      const value = data[row * cols + c] - means[c];
      x += value * first[c];
      y += value * second[c];
    }
    seen[2 * row] = x;
    seen[2 * row + 1] = y;
  }
}

/** The axes as the rows pull them: the covariance times the axes. */
function gather({ rows, cols, data }: DenseMatrix, means: Float64Array, seen: Float64Array, [first, second]: Float64Array[]) {
  first.fill(0);
  second.fill(0);
  for (let row = 0; row < rows; row++) {
    const [x, y] = [seen[2 * row], seen[2 * row + 1]];
    for (let c = 0; c < cols; c++) {
      const value = data[row * cols + c] - means[c];
      first[c] += x * value;
      second[c] += y * value;
    }
  }
}
