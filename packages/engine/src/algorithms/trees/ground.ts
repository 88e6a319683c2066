/** Rows of numbers and what is to be foretold of each. */
export interface Table {
  /** rows × columns, row-major. */
  readonly x: Float32Array;
  readonly columns: number;
  /** rows × targets, row-major. */
  readonly y: Float32Array;
  readonly targets: number;
}

/** A table as trees grow on it: the same for all trees of a forest. */
export interface Ground {
  readonly rows: number;
  readonly columns: number;
  readonly targets: number;
  /** columns × rows: what is looked at together lies together. */
  readonly byColumn: Float32Array;
  /** Of each column the rows in which it is not 0, one after the other: of terms of texts these are few. */
  readonly filledBegin: Uint32Array;
  readonly filled: Uint32Array;
  /** Of each row the targets that are not 0 there, and what they are: most labels do not apply. */
  readonly begin: Uint32Array;
  readonly target: Uint32Array;
  readonly amount: Float32Array;
}

export function groundOf({ x, columns, y, targets }: Table): Ground {
  const rows = x.length / columns;
  const byColumn = new Float32Array(x.length);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) byColumn[column * rows + row] = x[row * columns + column]!;
  const [filledBegin, filled] = notZero(byColumn, rows);
  const [begin, target] = notZero(y, targets);
  const amount = Float32Array.from({ length: target.length });
  for (let row = 0; row < rows; row++)
    for (let at = begin[row]!; at < begin[row + 1]!; at++) amount[at] = y[row * targets + target[at]!]!;
  return { rows, columns, targets, byColumn, filledBegin, filled, begin, target, amount };
}

/** The places in which lines of `width` numbers are not 0: where those of each line begin, and the places. */
function notZero(numbers: Float32Array, width: number): [Uint32Array, Uint32Array] {
  const begin = new Uint32Array(numbers.length / width + 1);
  for (let at = 0; at < numbers.length; at++) if (numbers[at] !== 0) begin[Math.floor(at / width) + 1]!++;
  for (let line = 1; line < begin.length; line++) begin[line]! += begin[line - 1]!;
  const places = new Uint32Array(begin.at(-1)!);
  for (let at = 0, into = 0; at < numbers.length; at++) if (numbers[at] !== 0) places[into++] = at % width;
  return [begin, places];
}

/** Adds what is to be foretold of a row, so many times. */
export function addTargets({ begin, target, amount }: Ground, row: number, times: number, to: Float64Array): void {
  for (let at = begin[row]!; at < begin[row + 1]!; at++) to[target[at]!]! += times * amount[at]!;
}
