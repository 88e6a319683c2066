/**
 * The k-th largest of `values`, k from 1 to their number: Hoare's FIND, expected linear time. Reorders `values`, which must
 * hold no NaN.
 */
export function kthLargest(values: Float32Array, k: number): number {
  if (!(k >= 1 && k <= values.length)) throw new RangeError(`k = ${k} is outside 1 … ${values.length}.`);
  const target = k - 1;
  let from = 0;
  let to = values.length - 1;
  while (from < to) {
    const pivot = median(values[from], values[(from + to) >>> 1], values[to]);
    let i = from;
    let j = to;
    while (i <= j) {
      while (values[i] > pivot) i++;
      while (values[j] < pivot) j--;
      if (i > j) break;
      const kept = values[i];
      values[i++] = values[j];
      values[j--] = kept;
    }
    if (target <= j) to = j;
    else if (target >= i) from = i;
    else break;
  }
  return values[target];
}

const median = (a: number, b: number, c: number) => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
