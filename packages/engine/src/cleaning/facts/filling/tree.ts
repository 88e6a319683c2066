/** What a tree is grown from. */
export interface Sapling {
  /** Features, each the bins of all rows, below `bins`. */
  readonly columns: readonly Uint8Array[];
  readonly bins: number;
  /** The rows to learn from. */
  readonly rows: Uint32Array;
  /** The rows whose prediction is wanted, those to learn from among them. */
  readonly wanted: Uint32Array;
  /** By row: what to predict. */
  readonly residuals: Float64Array;
}

const DEPTH = 4;
/** Rows that a leaf holds at least. */
const LEAF = 15;
/** Added to the number of rows of a leaf: its value is drawn towards 0. */
const SHRINKAGE = 5;

/**
 * Grows a regression tree of depth 4, level by level over histograms of the bins, and adds its prediction for each wanted row, times `rate`,
 * to what stands in `predictions`.
 */
export function growTree(sapling: Sapling, predictions: Float64Array, rate: number): void {
  const { wanted, residuals } = sapling;
  const node = new Uint8Array(residuals.length); // Of the current level, from the left.
  for (let depth = 0; depth < DEPTH; depth++) {
    const splits = bestSplits(sapling, node, 2 ** depth);
    for (const row of wanted) {
      const split = splits[node[row]!];
      node[row] = 2 * node[row]! + (split !== undefined && split.column[row]! >= split.from ? 1 : 0);
    }
  }
  const values = leafValues(sapling, node);
  for (const row of wanted) predictions[row]! += rate * values[node[row]!]!;
}

interface Split {
  readonly column: Uint8Array;
  /** The first bin that goes to the right. */
  readonly from: number;
}

function bestSplits(sapling: Sapling, node: Uint8Array, nodes: number): (Split | undefined)[] {
  const { columns, bins, rows, residuals } = sapling;
  const best = new Float64Array(nodes).fill(1e-12);
  const splits: (Split | undefined)[] = new Array(nodes).fill(undefined);
  const [sums, sizes] = [new Float64Array(nodes * bins), new Float64Array(nodes * bins)];
  for (const column of columns) {
    sums.fill(0);
    sizes.fill(0);
    for (const row of rows) {
      const place = node[row]! * bins + column[row]!;
      sums[place]! += residuals[row]!;
      sizes[place]!++;
    }
    for (let n = 0; n < nodes; n++) {
      const [from, gain] = bestBin(sums.subarray(n * bins, (n + 1) * bins), sizes.subarray(n * bins, (n + 1) * bins));
      if (gain <= best[n]!) continue;
      best[n] = gain;
      splits[n] = { column, from };
    }
  }
  return splits;
}

/** Where to split a node by one feature, and how much of the squares that takes away. */
function bestBin(sums: Float64Array, sizes: Float64Array): [from: number, gain: number] {
  let [sum, size] = [0, 0];
  for (let bin = 0; bin < sums.length; bin++) {
    sum += sums[bin]!;
    size += sizes[bin]!;
  }
  let [best, from, left, leftSize] = [0, 0, 0, 0];
  const whole = explained(sum, size);
  for (let bin = 1; bin < sums.length; bin++) {
    left += sums[bin - 1]!;
    leftSize += sizes[bin - 1]!;
    if (leftSize < LEAF || size - leftSize < LEAF) continue;
    const gain = explained(left, leftSize) + explained(sum - left, size - leftSize) - whole;
    if (gain > best) [best, from] = [gain, bin];
  }
  return [from, best];
}

const explained = (sum: number, size: number) => (sum * sum) / (size + SHRINKAGE);

function leafValues({ rows, residuals }: Sapling, leaf: Uint8Array): Float64Array {
  const [sums, sizes] = [new Float64Array(2 ** DEPTH), new Float64Array(2 ** DEPTH)];
  for (const row of rows) {
    sums[leaf[row]!]! += residuals[row]!;
    sizes[leaf[row]!]!++;
  }
  return sums.map((sum, l) => sum / (sizes[l]! + SHRINKAGE));
}
