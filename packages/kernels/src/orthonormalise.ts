import { type DenseMatrix, zeros } from "./dense-matrix.js";

/** Multiplications between two yields: a fraction of a second. */
const STRIDE = 2 ** 27;
/** A column of which less than this is left beside the others points nowhere new. */
const NOTHING = 1e-5;

/**
 * Columns of length 1 at right angles that span what those of `matrix` do, by Gram–Schmidt in so many `passes`: the second takes away what
 * rounding left of the first. Zeros in place of a column that the ones before it span. Yields `done` several times a second.
 */
export function* orthonormalise(matrix: DenseMatrix, passes: 1 | 2, done: number): Generator<number, DenseMatrix> {
  const { rows: n, cols } = matrix;
  const lines = turned(matrix);
  let work = 0;
  for (let c = 0; c < cols; c++) {
    const line = lines.subarray(c * n, (c + 1) * n);
    const before = lengthOf(line);
    for (let pass = 0; pass < passes; pass++) for (let other = 0; other < c; other++) takeAway(line, lines, other * n);
    const length = lengthOf(line);
    const scale = length > NOTHING * before ? 1 / length : 0;
    for (let i = 0; i < n; i++) line[i] *= scale;
    work += 2 * passes * c * n;
    if (work < STRIDE) continue;
    work = 0;
    yield done;
  }
  return fromLines(lines, n, cols);
}

/** line −= what of it points along the unit vector that begins at `from`. */
function takeAway(line: Float64Array, lines: Float64Array, from: number): void {
  let along = 0;
  for (let i = 0; i < line.length; i++) along += line[i] * lines[from + i];
  for (let i = 0; i < line.length; i++) line[i] -= along * lines[from + i];
}

const lengthOf = (line: Float64Array): number => Math.sqrt(line.reduce((sum, x) => sum + x * x, 0));

/** The columns one after the other. */
function turned({ rows, cols, data }: DenseMatrix): Float64Array {
  const out = new Float64Array(data.length);
  for (let r = 0; r < rows; r++) for (let c = 0; c < cols; c++) out[c * rows + r] = data[r * cols + c];
  return out;
}

function fromLines(lines: Float64Array, rows: number, cols: number): DenseMatrix {
  const out = zeros(rows, cols);
  for (let r = 0; r < rows; r++) for (let c = 0; c < cols; c++) out.data[r * cols + c] = lines[c * rows + r];
  return out;
}
