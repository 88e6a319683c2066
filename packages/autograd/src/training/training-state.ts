import type { RandomOf } from "../graph/initialisers.js";
import type { Optimiser } from "../optimisers/optimiser.js";
import type { Value } from "../runtime/runtime.js";
import { type Slot, slot } from "./slots.js";
import { type SparseRows, sparseRows } from "./sparse-rows.js";
import { after, memoryOf, rowGradient, type TrainingGraph } from "./training-graph.js";

/** Everything that a step changes: what the graph reads and writes, and the tables outside it. */
export interface TrainingState {
  readonly slots: readonly Slot[];
  readonly tables: readonly SparseRows[];
  /** Each parameter, table and state as it is now, under "weights/NAME", and what the optimiser remembers of it, under "MEMORY/NAME". */
  views(): Map<string, Float32Array>;
}

export const WEIGHTS = "weights/";

/** A state with the first weights, drawn for each name apart. */
export function trainingState({ groups, graph }: TrainingGraph, optimiser: Optimiser, random: RandomOf): TrainingState {
  const grouped = groups.map(({ name, tensor: { shape }, parts }) => ({
    parts,
    weights: slot(name, shape),
    memories: optimiser.memories.map((memory) => slot(memoryOf(name, memory), shape)),
  }));
  const states = graph.states.map(({ tensor }) => slot(tensor.name, tensor.shape));
  const tables = graph.sparseTables.map((table) => {
    const empty = () => new Float32Array(table.rows * table.width);
    return sparseRows(table, empty(), optimiser.memories.map(empty));
  });
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
      const ofTables = tables.flatMap(({ table, weights, memories }) => keyed(table.name, weights, memories, optimiser));
      const ofStates = states.map(({ name, current }) => [WEIGHTS + name, current.data] as const);
      return new Map([...ofGroups, ...ofTables, ...ofStates]);
    },
  };
  drawFirst(graph, state.views(), random);
  return state;
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

/** What a step reads, by the names in the graph; `batch` says which rows of the tables. */
export function feedsOf({ slots, tables }: TrainingState, batch: Readonly<Record<string, Value>>): Record<string, Value> {
  for (const rows of tables) rows.collect((input) => batch[input]!.data as Int32Array);
  const rows = tables.flatMap(({ table, batchRows, places }): [string, Value][] => [
    [table.name, { type: "float32", shape: table.tensor.shape, data: batchRows }],
    ...table.lookups.map(({ places: { name, type, shape } }, i): [string, Value] => [name, { type, shape, data: places[i]! }]),
  ]);
  return Object.fromEntries([...slots.map(({ name, current }): [string, Value] => [name, current]), ...rows]);
}

/** Where it writes. */
export function fetchesOf({ slots, tables }: TrainingState): Record<string, Value> {
  const rows = tables.map(({ table, gradient }): [string, Value] => [
    rowGradient(table.name),
    { type: "float32", shape: table.tensor.shape, data: gradient },
  ]);
  return Object.fromEntries([...slots.map(({ name, next }): [string, Value] => [after(name), next]), ...rows]);
}

/** Takes what a step has written for what is. */
export function advance({ slots, tables }: TrainingState, optimiser: Optimiser, scalars: readonly number[]): void {
  for (const each of slots) each.swap();
  for (const rows of tables) rows.update(optimiser, scalars);
}
