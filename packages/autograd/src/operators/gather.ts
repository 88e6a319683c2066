import type { Tensor } from "../graph/graph.js";
import { misfit, sizeOf } from "../graph/shape.js";
import { expand } from "./broadcast.js";
import { asNumbers, equal } from "./compare.js";
import { matmul } from "./matmul.js";
import { reshape } from "./reshape.js";

/** Up to so many rows the sum over equal ids is a product with a matrix of zeros and ones; beyond, it is scattered. */
const ONE_HOT_ROWS = 256;

/** Rows of a table (rows × width) by their ids (int32, any shape): ids' shape × width. */
export function gather(table: Tensor, ids: Tensor): Tensor {
  if (table.shape.length !== 2 || ids.type !== "int32")
    misfit("Gather", [table.shape, ids.shape], "it takes rows of a matrix by int32 ids");
  table.graph.limitIds(ids, table.shape[0]!);
  const shape = [...ids.shape, table.shape[1]!];
  const backward = (dy: Tensor) => [scatterRows(dy, ids, table.shape[0]!)];
  return table.graph.node("Gather", [table, ids], { shape }, { attributes: { axis: 0 }, backward });
}

/**
 * The sum of the rows of each id: rows × width. By ScatterElements, which is right and repeatable with any number of threads; ScatterND adds
 * rows of the same id wrongly when two threads meet.
 */
export function scatterRows(dy: Tensor, ids: Tensor, rows: number): Tensor {
  const { graph } = dy;
  const count = sizeOf(ids.shape);
  const width = dy.shape.at(-1)!;
  const each = reshape(dy, [count, width]);
  if (rows <= ONE_HOT_ROWS) {
    const oneHot = equal(reshape(ids, [count, 1]), graph.ids([...Array(rows).keys()], [1, rows]));
    return matmul(asNumbers(oneHot), each, { transposeA: true });
  }
  const zeros = expand(graph.constant(0), [rows, width]);
  const places = expand(reshape(ids, [count, 1]), [count, width]);
  const attributes = { axis: 0, reduction: "add" };
  return graph.node("ScatterElements", [zeros, places, each], { shape: [rows, width] }, { attributes });
}
