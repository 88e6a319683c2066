import type { RandomOf } from "../graph/initialisers.js";
import { shown } from "../graph/shape.js";
import type { Optimiser } from "../optimisers/optimiser.js";
import type { Value } from "../runtime/runtime.js";
import { type Slot, slot } from "./slots.js";
import { type SparseRows, sparseRows } from "./sparse-rows.js";
import { after, memoryOf, type TrainingGraph } from "./training-graph.js";

/** Everything that a step changes: what the graphs read and write, and the tables outside them. */
export interface TrainingState {
  readonly slots: readonly Slot[];
  /** For each graph its view of the tables: the rows of a batch of its own shape, of the same weights. */
  readonly tables: readonly (readonly SparseRows[])[];
  /** Each parameter, table and state as it is now, under "weights/NAME", and what the optimiser remembers of it, under "MEMORY/NAME". */
  views(): Map<string, Float32Array>;
}

export const WEIGHTS = "weights/";

/** A state with the first weights, drawn for each name apart. Throws where graphs do not have the same weights. */
export function trainingState(made: readonly TrainingGraph[], optimiser: Optimiser, random: RandomOf): TrainingState {
  const { groups, graph } = made[0]!;
  for (const other of made) refuseOtherWeights(layoutOf(made[0]!), layoutOf(other));
  const grouped = groups.map(({ name, tensor: { shape }, parts }) => ({
    parts,
    weights: slot(name, shape),
    memories: optimiser.memories.map((memory) => slot(memoryOf(name, memory), shape)),
  }));
  const states = graph.states.map(({ tensor }) => slot(tensor.name, tensor.shape));
  const stored = graph.sparseTables.map(({ rows, width }) => {
    const empty = () => new Float32Array(rows * width);
    return { weights: empty(), memories: optimiser.memories.map(empty) };
  });
  const tables = made.map((each) =>
    each.graph.sparseTables.map((table, t) => sparseRows(table, each.rowGradients[t]!, stored[t]!)),
  );
  const slots = [...grouped.flatMap(({ weights, memories }) => [weights, ...memories]), ...states];
  const state = {
    slots,
    tables,
    views() {
      const ofGroups = grouped.flatMap(({ parts, weights, memories }) =>
        parts.flatMap(({ name, offset, size }) => {
          const part = ({ current }: Slot) => current.data.subarray(offset, offset + size);
          return keyed(name, part(weights), memories.map(part), optimiser);
        }),
      );
      const ofTables = tables[0]!.flatMap(({ table, weights, memories }) => keyed(table.name, weights, memories, optimiser));
      const ofStates = states.map(({ name, current }) => [WEIGHTS + name, current.data] as const);
      return new Map([...ofGroups, ...ofTables, ...ofStates]);
    },
  };
  drawFirst(graph, state.views(), random);
  return state;
}

/** Which weights there are, in which order, and how they are shaped. */
const layoutOf = ({ groups, graph }: TrainingGraph): string[] => [
  ...groups.flatMap(({ parts }) => parts.map(({ name, tensor: { shape } }) => `${name}: ${shown(shape)}`)),
  ...graph.states.map(({ tensor: { name, shape } }) => `${name}: ${shown(shape)}`),
  ...graph.sparseTables.map(({ name, rows, width }) => `${name}: ${shown([rows, width])}`),
];

function refuseOtherWeights(first: readonly string[], other: readonly string[]): void {
  const at = Array.from({ length: Math.max(first.length, other.length) }, (_, i) => i).find((i) => first[i] !== other[i]);
  if (at !== undefined)
    throw new Error(`Networks that are trained together share their weights: one has ${first[at]}, another ${other[at]}.`);
}

const keyed = (name: string, weights: Float32Array, memories: readonly Float32Array[], optimiser: Optimiser) => [
  [WEIGHTS + name, weights] as const,
  ...memories.map((memory, i) => [`${optimiser.memories[i]}/${name}`, memory] as const),
];

function drawFirst(
  { parameters, states, sparseTables }: TrainingGraph["graph"],
  views: Map<string, Float32Array>,
  random: RandomOf,
): void {
  const tables = sparseTables.map(({ name, rows, width, initialise }) => ({
    tensor: { name, shape: [rows, width] },
    initialise,
  }));
  for (const { tensor, initialise } of [...parameters, ...states, ...tables])
    views.get(WEIGHTS + tensor.name)!.set(initialise(tensor.shape, random(WEIGHTS + tensor.name)));
}

/** What a step of a graph reads, by the names in it; `batch` says which rows of the tables. */
export function feedsOf(
  { slots, tables }: TrainingState,
  graph: number,
  batch: Readonly<Record<string, Value>>,
): Record<string, Value> {
  for (const rows of tables[graph]!) rows.collect((input) => batch[input]!.data as Int32Array);
  const rows = tables[graph]!.flatMap(({ table, batchRows, places }): [string, Value][] => [
    [table.name, { type: "float32", shape: table.tensor.shape, data: batchRows }],
    ...table.lookups.map(({ places: { name, type, shape } }, i): [string, Value] => [name, { type, shape, data: places[i]! }]),
  ]);
  return Object.fromEntries([...slots.map(({ name, current }): [string, Value] => [name, current]), ...rows]);
}

/** Where it writes. */
export function fetchesOf({ slots, tables }: TrainingState, graph: number): Record<string, Value> {
  const rows = tables[graph]!.flatMap(({ gradients }) =>
    gradients.map(({ told: { name, shape }, data }): [string, Value] => [name, { type: "float32", shape, data }]),
  );
  return Object.fromEntries([...slots.map(({ name, next }): [string, Value] => [after(name), next]), ...rows]);
}

/** Takes what a step of a graph has written for what is. */
export function advance({ slots, tables }: TrainingState, graph: number, optimiser: Optimiser, scalars: readonly number[]): void {
  for (const each of slots) each.swap();
  for (const rows of tables[graph]!) rows.update(optimiser, scalars);
}
