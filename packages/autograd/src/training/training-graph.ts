import { backward } from "../graph/backward.js";
import { Graph, type Tensor } from "../graph/graph.js";
import { compile } from "../onnx/compile.js";
import type { Optimiser } from "../optimisers/optimiser.js";
import { clipTogether } from "./clip.js";
import { type Group, groupsOf, packed, withoutUse } from "./groups.js";

/** Writes a network into a graph and gives its loss, one number. */
export type Network = (graph: Graph) => Tensor;

export interface TrainingGraph {
  readonly graph: Graph;
  readonly model: Uint8Array;
  readonly groups: readonly Group[];
  /** All that is fed, by the trainer and by its user. */
  readonly inputs: readonly Tensor[];
  /** Where the numbers of a step go, in the optimiser's order. */
  readonly scalars: readonly string[];
}

/** The name of what a value becomes in a step. */
export const after = (name: string): string => `${name}'`;
/** The name of what an optimiser remembers of a group. */
export const memoryOf = (group: string, memory: string): string => `${group}@${memory}`;
export const rowGradient = (table: string): string => `${table}@gradient`;
export const LOSS = "@loss";

/** Forward pass, gradients and optimiser in one graph: a step of training is one run of it. */
export function trainingGraph(network: Network, optimiser: Optimiser): TrainingGraph {
  const graph = new Graph("training");
  const loss = network(graph);
  const gradientOf = backward(loss);
  return graph.withoutTape(() => {
    const groups = groupsOf(graph);
    const rows = graph.sparseTables.map(({ name, tensor }) => gradientOf(tensor) ?? withoutUse(name));
    const gradients = clipTogether([...groups.map((group) => packed(group, gradientOf)), ...rows], optimiser.clipNorm);
    const scalars = optimiser.scalarsAt(1).map((_, i) => graph.fed(`@scalar-${i}`, []));
    const outputs: Record<string, Tensor> = { [LOSS]: loss };
    for (const [i, group] of groups.entries()) Object.assign(outputs, updateOf(group, gradients[i]!, scalars, optimiser));
    for (const [i, { name }] of graph.sparseTables.entries()) outputs[rowGradient(name)] = gradients[groups.length + i]!;
    for (const { tensor, next = tensor } of graph.states) outputs[after(tensor.name)] = next;
    const { model, inputs } = compile(graph, { outputs });
    return { graph, model, groups, inputs, scalars: scalars.map(({ name }) => name) };
  });
}

/** What a group and the memories of it become. */
function updateOf(group: Group, gradient: Tensor, scalars: readonly Tensor[], optimiser: Optimiser): Record<string, Tensor> {
  const { name, tensor, decays } = group;
  const memories = optimiser.memories.map((memory) => tensor.graph.fed(memoryOf(name, memory), tensor.shape));
  const updated = optimiser.update({ weights: tensor, gradient, memories, scalars, decays });
  const remembered = memories.map((memory, i) => [after(memory.name), updated.memories[i]!] as const);
  return { [after(name)]: updated.weights, ...Object.fromEntries(remembered) };
}
