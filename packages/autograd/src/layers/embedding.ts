import type { Graph, SparseTable, Tensor } from "../graph/graph.js";
import { type Initialiser, normal } from "../graph/initialisers.js";
import { gather } from "../operators/gather.js";

export interface EmbeddingOptions {
  readonly name: string;
  readonly rows: number;
  readonly width: number;
  readonly initialise?: Initialiser;
  /**
   * Train only the rows that a batch names: what a step costs then does not depend on how many rows there are. Ids must be inputs of the graph,
   * and the table as a whole cannot be used.
   */
  readonly sparse?: boolean;
}

/** A table of learned vectors. */
export interface Embedding {
  /** The vectors of ids (int32, any shape): ids' shape × width. */
  lookup(ids: Tensor): Tensor;
  /** The table: rows × width. */
  readonly table: Tensor;
}

export function embedding(graph: Graph, options: EmbeddingOptions): Embedding {
  const { name, rows, width, initialise = normal(0.05), sparse = false } = options;
  if (sparse && graph.mode === "training") return sparseEmbedding(graph, graph.sparseTable(name, rows, width, initialise));
  const table = graph.parameter(name, [rows, width], initialise);
  return { table, lookup: (ids) => gather(table, ids) };
}

function sparseEmbedding(graph: Graph, table: SparseTable): Embedding {
  return {
    get table(): Tensor {
      throw new Error(
        `The table "${table.name}" is trained by the rows of each batch and cannot be used as a whole: leave out sparse.`,
      );
    },
    lookup(ids) {
      if (!graph.inputs.includes(ids)) throw new Error(`Ids of "${table.name}", which is sparse, must be an input of the graph.`);
      graph.limitIds(ids, table.rows);
      const { places, taken } = lookupOf(graph, table, ids);
      const shape = [...ids.shape, table.width];
      // Gradients of what is taken are summed row by row outside the graph.
      const rows = graph.node(
        "Gather",
        [table.tensor, places],
        { shape },
        { attributes: { axis: 0 }, backward: () => [undefined] },
      );
      taken.push(rows);
      return rows;
    },
  };
}

/** Where in the rows of the batch those of the ids lie is fed by the trainer. */
function lookupOf(graph: Graph, { name, lookups }: SparseTable, ids: Tensor): SparseTable["lookups"][number] {
  const known = lookups.find((lookup) => lookup.ids === ids);
  if (known !== undefined) return known;
  const lookup = { ids, places: graph.fed(`${name}@${ids.name}`, ids.shape, "int32"), taken: [] };
  lookups.push(lookup);
  return lookup;
}
