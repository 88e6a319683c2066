import { choleskyFactor, choleskySolve, type DenseMatrix, denseColumnGram, zeros } from "@segue/kernels";

/** The penalty on squared coefficients of standardised features, in rows. */
const RIDGE = 10;
/** Features unknown in fewer rows than this share get no indicator of being unknown. */
const RARE = 0.01;

/**
 * Ridge regression (Hoerl & Kennard, Technometrics 1970) of `y` (NaN: not to be learned from) on the features (rows × features, NaN:
 * unknown): a prediction for every row. Features are standardised; an unknown one is at its mean, and that it is unknown is a
 * feature of its own.
 */
export function ridge(features: DenseMatrix, y: Float64Array): Float64Array {
  const x = standardise(features);
  const known = Uint32Array.from(y.keys()).filter((row) => !Number.isNaN(y[row]!));
  const centre = known.reduce((sum, row) => sum + y[row]!, 0) / known.length;
  const coefficients = solve(
    rowsOf(x, known),
    Float64Array.from(known, (row) => y[row]! - centre),
  );
  return y.map((_, row) => {
    let value = centre;
    for (let c = 0; c < x.cols; c++) value += coefficients[c]! * x.data[row * x.cols + c]!;
    return value;
  });
}

function standardise({ rows, cols, data }: DenseMatrix): DenseMatrix {
  const columns: Float64Array[] = [];
  for (let c = 0; c < cols; c++) {
    const values = Float64Array.from({ length: rows }, (_, row) => data[row * cols + c]!);
    const unknown = values.map((value) => (Number.isNaN(value) ? 1 : 0));
    columns.push(centred(values));
    if (unknown.reduce((sum, each) => sum + each, 0) > RARE * rows) columns.push(centred(unknown));
  }
  const x = zeros(rows, columns.length);
  columns.forEach((values, c) => {
    for (let row = 0; row < rows; row++) x.data[row * columns.length + c] = values[row]!;
  });
  return x;
}

/** In standard deviations from the mean of the known ones; 0 where unknown, and where all are equal. */
function centred(values: Float64Array): Float64Array {
  let [sum, squares, count] = [0, 0, 0];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  const mean = sum / count;
  for (const value of values) if (!Number.isNaN(value)) squares += (value - mean) ** 2;
  const spread = Math.sqrt(squares / count);
  return values.map((value) => (Number.isNaN(value) || !(spread > 0) ? 0 : (value - mean) / spread));
}

function rowsOf({ cols, data }: DenseMatrix, rows: Uint32Array): DenseMatrix {
  const some = zeros(rows.length, cols);
  rows.forEach((row, i) => {
    some.data.set(data.subarray(row * cols, (row + 1) * cols), i * cols);
  });
  return some;
}

/** The coefficients w with (XᵀX + λI) w = Xᵀy. */
function solve(x: DenseMatrix, y: Float64Array): Float64Array {
  const gram = denseColumnGram(x);
  const right = new Float64Array(x.cols);
  for (let c = 0; c < x.cols; c++) gram[c * x.cols + c]! += RIDGE;
  y.forEach((value, row) => {
    for (let c = 0; c < x.cols; c++) right[c]! += value * x.data[row * x.cols + c]!;
  });
  choleskyFactor(gram, x.cols);
  choleskySolve(gram, x.cols, right);
  return right;
}
