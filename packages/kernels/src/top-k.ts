/**
 * The indices of the `k` largest finite scores, best first; equal scores in ascending order of `place` (of index unless given).
 * Scores of −Infinity and NaN, and indices whose place is below 0, are never chosen, so fewer than `k` may come back.
 */
export function topK(scores: Float32Array, k: number, place?: Int32Array): Int32Array {
  const heap = new Int32Array(Math.min(k, scores.length));
  const order = { scores, place };
  let size = 0;
  let least = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < scores.length && heap.length > 0; i++) {
    const score = scores[i];
    // One look is enough for nearly all: once the heap is full most are below its least.
    if (!(score >= least && score > Number.NEGATIVE_INFINITY)) continue;
    if (place !== undefined && place[i] < 0) continue;
    if (size < heap.length) {
      siftUp(heap, size++, i, order);
      if (size === heap.length) least = scores[heap[0]];
    } else if (worse(heap[0], i, order)) {
      siftDown(heap, size, i, order);
      least = scores[heap[0]];
    }
  }
  return heap.subarray(0, size).sort((i, j) => (worse(i, j, order) ? 1 : -1));
}

interface Order {
  readonly scores: Float32Array;
  readonly place: Int32Array | undefined;
}

/** Whether index `i` ranks below index `j`. */
function worse(i: number, j: number, { scores, place }: Order): boolean {
  if (scores[i] !== scores[j]) return scores[i] < scores[j];
  return place === undefined ? i > j : place[i] > place[j];
}

/** Places `i` in the heap (worst on top) whose free slot is `at`. */
function siftUp(heap: Int32Array, at: number, i: number, order: Order): void {
  let slot = at;
  while (slot > 0) {
    const parent = (slot - 1) >> 1;
    if (!worse(i, heap[parent], order)) break;
    heap[slot] = heap[parent];
    slot = parent;
  }
  heap[slot] = i;
}

/** Replaces the worst entry of the heap by `i`. */
function siftDown(heap: Int32Array, size: number, i: number, order: Order): void {
  let slot = 0;
  for (;;) {
    let child = 2 * slot + 1;
    if (child >= size) break;
    if (child + 1 < size && worse(heap[child + 1], heap[child], order)) child++;
    if (!worse(heap[child], i, order)) break;
    heap[slot] = heap[child];
    slot = child;
  }
  heap[slot] = i;
}
