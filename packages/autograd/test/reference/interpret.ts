import type { Graph, Tensor } from "../../src/graph/graph.js";
import { sameShape, shown } from "../../src/graph/shape.js";
import type { Array64 } from "./array.js";
import { operators } from "./operators.js";

/** Computes tensors of a graph in float64, node by node, and checks that every shape is what the graph promises. */
export function interpret(graph: Graph, feeds: Readonly<Record<string, Array64>>, wanted: readonly Tensor[]): Array64[] {
  const known = new Map<string, Array64>(Object.entries(feeds));
  for (const { name, shape, values } of graph.constants) known.set(name, { shape, data: Float64Array.from(values) });
  const needed = namesFor(graph, wanted);
  for (const node of graph.nodes) {
    if (!node.outputs.some((name) => needed.has(name))) continue;
    const operator = operators[node.operator];
    if (operator === undefined) throw new Error(`the reference has no ${node.operator}`);
    const outputs = operator(
      node.inputs.map((name) => known.get(name)!),
      node.attributes,
    );
    for (const [i, name] of node.outputs.entries()) known.set(name, outputs[i]!);
  }
  return wanted.map((tensor) => {
    const value = known.get(tensor.name)!;
    if (!sameShape(value.shape, tensor.shape))
      throw new Error(`${tensor.name} is ${shown(value.shape)}, not ${shown(tensor.shape)}`);
    return value;
  });
}

function namesFor(graph: Graph, wanted: readonly Tensor[]): Set<string> {
  const names = new Set(wanted.map(({ name }) => name));
  for (const { inputs, outputs } of graph.nodes.toReversed())
    if (outputs.some((name) => names.has(name))) for (const name of inputs) names.add(name);
  return names;
}
