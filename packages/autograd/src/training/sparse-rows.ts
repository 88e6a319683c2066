import type { SparseTable } from "../graph/graph.js";
import { sizeOf } from "../graph/shape.js";
import type { Optimiser } from "../optimisers/optimiser.js";
import type { RowGradient } from "./training-graph.js";

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
  /** What comes back, by the names of the outputs. */
  readonly gradients: readonly { readonly told: RowGradient; readonly data: Float32Array }[];
  /** Fills what is fed. */
  collect(idsOf: IdsOf): void;
  /** Updates the rows of the batch that was collected last. */
  update(optimiser: Optimiser, scalars: readonly number[]): void;
}

export interface StoredRows {
  readonly weights: Float32Array;
  readonly memories: readonly Float32Array[];
}

export function sparseRows(table: SparseTable, told: readonly RowGradient[], { weights, memories }: StoredRows): SparseRows {
  const { rows, width, capacity, lookups } = table;
  const batchRows = new Float32Array(capacity * width);
  const gradients = told.map((each) => ({ told: each, data: new Float32Array(sizeOf(each.shape)) }));
  const summed = new Float32Array(capacity * width);
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
    gradients,
    collect(idsOf) {
      for (let i = 0; i < count; i++) placeOf[named[i]!] = -1;
      count = 0;
      for (const [i, { ids }] of lookups.entries()) {
        const given = idsOf(ids.name);
        for (let j = 0; j < given.length; j++) places[i]![j] = place(given[j]!);
      }
    },
    update(optimiser, scalars) {
      summed.fill(0, 0, count * width);
      for (const {
        told: { lookup },
        data,
      } of gradients)
        addRows(summed, data, lookup === undefined ? undefined : places[lookup], width);
      for (let i = 0; i < count; i++)
        optimiser.updateRow({ weights, memories, gradient: summed, at: named[i]! * width, from: i * width, width, scalars });
    },
  };
}

/** Adds rows to those at their places; without places, each to the one at its own. */
function addRows(to: Float32Array, rows: Float32Array, places: Int32Array | undefined, width: number): void {
  const count = rows.length / width;
  for (let row = 0, from = 0; row < count; row++) {
    const at = (places === undefined ? row : places[row]!) * width;
    for (let i = 0; i < width; i++, from++) to[at + i]! += rows[from]!;
  }
}
