import type { SparseTable } from "../graph/graph.js";
import { sizeOf } from "../graph/shape.js";
import type { Optimiser } from "../optimisers/optimiser.js";

/** Ids that a batch names, by the names of the inputs. */
export type IdsOf = (input: string) => Int32Array;

/** A large table that stays outside the graph: a step takes the rows that its batch names and gets their gradients. */
export interface SparseRows {
  readonly table: SparseTable;
  /** rows × width. */
  readonly weights: Float32Array;
  readonly memories: readonly Float32Array[];
  /** What is fed: the rows of the batch, each once, and for each lookup where in them its ids lie. */
  readonly batchRows: Float32Array;
  readonly places: readonly Int32Array[];
  /** What comes back: capacity × width. */
  readonly gradient: Float32Array;
  /** Fills what is fed. */
  collect(idsOf: IdsOf): void;
  /** Updates the rows of the batch that was collected last. */
  update(optimiser: Optimiser, scalars: readonly number[]): void;
}

export function sparseRows(table: SparseTable, weights: Float32Array, memories: readonly Float32Array[]): SparseRows {
  const { rows, width, capacity, lookups } = table;
  const batchRows = new Float32Array(capacity * width);
  const gradient = new Float32Array(capacity * width);
  const places = lookups.map(({ ids }) => new Int32Array(sizeOf(ids.shape)));
  const placeOf = new Int32Array(rows).fill(-1);
  const named = new Int32Array(capacity);
  let count = 0;

  const place = (id: number) => {
    if (placeOf[id]! < 0) {
      placeOf[id] = count;
      batchRows.set(weights.subarray(id * width, (id + 1) * width), count * width);
      named[count++] = id;
    }
    return placeOf[id]!;
  };
  return {
    table,
    weights,
    memories,
    batchRows,
    places,
    gradient,
    collect(idsOf) {
      for (let i = 0; i < count; i++) placeOf[named[i]!] = -1;
      count = 0;
      for (const [i, { ids }] of lookups.entries()) {
        const given = idsOf(ids.name);
        for (let j = 0; j < given.length; j++) places[i]![j] = place(given[j]!);
      }
    },
    update(optimiser, scalars) {
      for (let i = 0; i < count; i++)
        optimiser.updateRow({ weights, memories, gradient, at: named[i]! * width, from: i * width, width, scalars });
    },
  };
}
