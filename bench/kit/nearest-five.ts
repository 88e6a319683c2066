import type { Cell, FactColumn } from "@segue/engine";

const K = 5;

/**
 * What the five nearest rows that know it say in each cell: of numbers their mean, of categories what most of them have. The distance
 * is Euclidean over the columns of numbers that both rows know, standardised, scaled up for those that they do not (Troyanskaya
 * et al., Missing value estimation methods for DNA microarrays, Bioinformatics 2001, as scikit-learn's `KNNImputer` has it). Null
 * where no row has a value.
 */
export function nearestFive(columns: readonly FactColumn[], wanted: readonly Wanted[]): Map<string, Cell[]> {
  const axes = columns.filter(isOfNumbers).map(standardised);
  const rows = columns[0]!.cells.length;
  const answers = new Map(wanted.map(({ column, cells }) => [column, new Array<Cell>(cells.length).fill(null)]));
  for (let row = 0; row < rows; row++) {
    const asked = wanted.filter(({ cells }) => cells.includes(row));
    if (asked.length === 0) continue;
    const distances = distancesFrom(row, axes, rows);
    distances[row] = Number.NaN;
    for (const { column, kind, cells } of asked) {
      const said = nearestKnown(columns.find(({ name }) => name === column)!, distances);
      answers.get(column)![cells.indexOf(row)] = kind === "number" ? mean(said as number[]) : commonest(said);
    }
  }
  return answers;
}

/** Unknown cells to be filled. */
export interface Wanted {
  readonly column: string;
  readonly kind: "number" | "category";
  /** Rows. */
  readonly cells: readonly number[];
}

const isOfNumbers = ({ cells }: FactColumn) => cells.every((cell) => cell === null || typeof cell === "number");

function standardised({ cells }: FactColumn): Float64Array {
  const known = cells.filter((cell) => cell !== null) as number[];
  const centre = mean(known) ?? 0;
  const spread = Math.sqrt(mean(known.map((value) => (value - centre) ** 2)) ?? 0);
  return Float64Array.from(cells, (cell) => (cell === null ? Number.NaN : ((cell as number) - centre) / (spread || 1)));
}

function distancesFrom(row: number, axes: readonly Float64Array[], rows: number): Float64Array {
  const [sums, shared] = [new Float64Array(rows), new Float64Array(rows)];
  for (const axis of axes) {
    const own = axis[row]!;
    if (Number.isNaN(own)) continue;
    for (let i = 0; i < rows; i++) {
      const apart = axis[i]! - own;
      if (Number.isNaN(apart)) continue;
      sums[i]! += apart * apart;
      shared[i]!++;
    }
  }
  return sums.map((sum, i) => (shared[i] === 0 ? Number.NaN : (sum * axes.length) / shared[i]!));
}

function nearestKnown({ cells }: FactColumn, distances: Float64Array): Cell[] {
  const nearest: number[] = [];
  let farthest = Number.POSITIVE_INFINITY;
  for (let row = 0; row < distances.length; row++) {
    if (cells[row] === null || !(distances[row]! < farthest)) continue;
    nearest.push(row);
    nearest.sort((a, b) => distances[a]! - distances[b]!);
    if (nearest.length > K) nearest.pop();
    if (nearest.length === K) farthest = distances[nearest[K - 1]!]!;
  }
  return nearest.map((row) => cells[row]!);
}

const mean = (values: readonly number[]) => (values.length === 0 ? null : values.reduce((sum, v) => sum + v, 0) / values.length);

function commonest(cells: readonly Cell[]): Cell {
  const counts = new Map<Cell, number>();
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  return [...counts].sort(([, m], [, n]) => n - m)[0]?.[0] ?? null;
}
