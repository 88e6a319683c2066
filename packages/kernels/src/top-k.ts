/**
 * The indices of the `k` largest finite scores, best first; equal scores in ascending order of index.
 * Scores of −Infinity and NaN are never chosen, so fewer than `k` may come back.
 */
export function topK(scores: Float32Array, k: number): Int32Array {
  const heap = new Int32Array(Math.min(k, scores.length));
  let size = 0;
  for (let i = 0; i < scores.length; i++) {
    if (!(scores[i] > Number.NEGATIVE_INFINITY)) continue;
    if (size < heap.length) siftUp(heap, size++, i, scores);
    else if (size > 0 && worse(heap[0], i, scores)) siftDown(heap, size, i, scores);
  }
  return heap.subarray(0, size).sort((i, j) => scores[j] - scores[i] || i - j);
}

/** Whether index `i` ranks below index `j`. */
const worse = (i: number, j: number, scores: Float32Array) => scores[i] < scores[j] || (scores[i] === scores[j] && i > j);

/** Places `i` in the heap (worst on top) whose free slot is `at`. */
function siftUp(heap: Int32Array, at: number, i: number, scores: Float32Array): void {
  let slot = at;
  while (slot > 0) {
    const parent = (slot - 1) >> 1;
    if (!worse(i, heap[parent], scores)) break;
    heap[slot] = heap[parent];
    slot = parent;
  }
  heap[slot] = i;
}

/** Replaces the worst entry of the heap by `i`. */
function siftDown(heap: Int32Array, size: number, i: number, scores: Float32Array): void {
  let slot = 0;
  for (;;) {
    let child = 2 * slot + 1;
    if (child >= size) break;
    if (child + 1 < size && worse(heap[child + 1], heap[child], scores)) child++;
    if (!worse(heap[child], i, scores)) break;
    heap[slot] = heap[child];
    slot = child;
  }
  heap[slot] = i;
}
