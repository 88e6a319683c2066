import { backward } from "../graph/backward.js";
import { Graph, type SparseTable, type Tensor } from "../graph/graph.js";
import { type Shape, sizeOf } from "../graph/shape.js";
import { compile } from "../onnx/compile.js";
import { add } from "../operators/arithmetic.js";
import { scatterRows } from "../operators/gather.js";
import { reshape } from "../operators/reshape.js";
import type { Optimiser } from "../optimisers/optimiser.js";
import { clipTogether } from "./clip.js";
import { type Group, groupsOf, packed, withoutUse } from "./groups.js";

/** Writes a network into a graph and gives its loss, one number. */
export type Network = (graph: Graph) => Tensor;

export interface TrainingGraph {
  readonly graph: Graph;
  readonly model: Uint8Array;
  readonly groups: readonly Group[];
  /** For each sparse table what a step tells of the gradients of its rows. */
  readonly rowGradients: readonly (readonly RowGradient[])[];
  /** All that is fed, by the trainer and by its user. */
  readonly inputs: readonly Tensor[];
  /** Where the numbers of a step go, in the optimiser's order. */
  readonly scalars: readonly string[];
}

/** The name of what a value becomes in a step. */
export const after = (name: string): string => `${name}'`;
/** The name of what an optimiser remembers of a group. */
export const memoryOf = (group: string, memory: string): string => `${group}@${memory}`;
export const LOSS = "@loss";

/** An output that holds gradients of rows: of those that a lookup takes, id by id, or of the batch's, each once. */
export interface RowGradient {
  readonly name: string;
  readonly shape: Shape;
  readonly lookup?: number;
}

/** Forward pass, gradients and optimiser in one graph: a step of training is one run of it. */
export function trainingGraph(network: Network, optimiser: Optimiser): TrainingGraph {
  const graph = new Graph("training");
  const loss = network(graph);
  const gradientOf = backward(loss);
  return graph.withoutTape(() => {
    const groups = groupsOf(graph);
    const taken = graph.sparseTables.map((table) => ofLookups(table, gradientOf));
    const rows = optimiser.clipNorm === undefined ? [] : graph.sparseTables.map((table, t) => byRow(table, taken[t]!));
    const gradients = clipTogether([...groups.map((group) => packed(group, gradientOf)), ...rows], optimiser.clipNorm);
    const ofRows = graph.sparseTables.map(({ name }, t): RowOutput[] => {
      const clipped = gradients[groups.length + t];
      return clipped === undefined
        ? taken[t]!.map(({ lookup, gradient }, i) => ({ name: `${name}@gradient-${i}`, lookup, gradient }))
        : [{ name: `${name}@gradient`, gradient: clipped }];
    });
    const scalars = optimiser.scalarsAt(1).map((_, i) => graph.fed(`@scalar-${i}`, []));
    const outputs: Record<string, Tensor> = { [LOSS]: loss };
    for (const [i, group] of groups.entries()) Object.assign(outputs, updateOf(group, gradients[i]!, scalars, optimiser));
    for (const { name, gradient } of ofRows.flat()) outputs[name] = gradient;
    for (const { tensor, next = tensor } of graph.states) outputs[after(tensor.name)] = next;
    const { model, inputs } = compile(graph, { outputs });
    const rowGradients = ofRows.map((each) => each.map(({ gradient: { shape }, ...told }) => ({ ...told, shape })));
    return { graph, model, groups, rowGradients, inputs, scalars: scalars.map(({ name }) => name) };
  });
}

interface Taken {
  readonly lookup: number;
  readonly gradient: Tensor;
}

type RowOutput = Omit<RowGradient, "shape"> & { readonly gradient: Tensor };

/** The gradients of what was taken from a table, where the loss depends on it. */
function ofLookups({ name, lookups }: SparseTable, gradientOf: (tensor: Tensor) => Tensor | undefined): Taken[] {
  const found = lookups.flatMap(({ taken }, lookup) =>
    taken.flatMap((rows) => {
      const gradient = gradientOf(rows);
      return gradient === undefined ? [] : [{ lookup, gradient }];
    }),
  );
  return found.length > 0 ? found : withoutUse(name);
}

/** The same summed in the graph, for what must know them all: a row for each of the batch's. */
const byRow = ({ lookups, capacity, width }: SparseTable, taken: readonly Taken[]): Tensor =>
  taken
    .map(({ lookup, gradient }) => {
      const { places } = lookups[lookup]!;
      return scatterRows(reshape(gradient, [sizeOf(places.shape), width]), places, capacity);
    })
    .reduce(add);

/** What a group and the memories of it become. */
function updateOf(group: Group, gradient: Tensor, scalars: readonly Tensor[], optimiser: Optimiser): Record<string, Tensor> {
  const { name, tensor, decays } = group;
  const memories = optimiser.memories.map((memory) => tensor.graph.fed(memoryOf(name, memory), tensor.shape));
  const updated = optimiser.update({ weights: tensor, gradient, memories, scalars, decays });
  const remembered = memories.map((memory, i) => [after(memory.name), updated.memories[i]!] as const);
  return { [after(name)]: updated.weights, ...Object.fromEntries(remembered) };
}
