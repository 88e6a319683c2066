import { type Graph, type Tensor, valueOf } from "../graph/graph.js";
import { encodeModel, type OnnxConstant, type OnnxNode } from "./model.js";

export interface Compiled {
  readonly model: Uint8Array<ArrayBuffer>;
  /** Those of the feeds that something depends on, in their order. */
  readonly inputs: readonly Tensor[];
}

export interface Parts {
  /** What is wanted, by the names that it shall have. */
  readonly outputs: Readonly<Record<string, Tensor>>;
  /** What is fed. */
  readonly feeds: readonly Tensor[];
  /** Values of what is neither fed nor computed, such as trained weights. */
  readonly constants?: readonly OnnxConstant[];
}

/** Writes what leads to the outputs, and nothing else, as an ONNX model. */
export function compile(graph: Graph, { outputs, feeds, constants = [] }: Parts): Compiled {
  const wanted = Object.entries(outputs);
  const { nodes, used } = nodesFor(
    graph.nodes,
    wanted.map(([, { name }]) => name),
  );
  const { renamed, copies } = namedOutputs(nodes, wanted);
  const inputs = feeds.filter(({ name }) => used.has(name));
  const model = encodeModel({
    nodes: [...nodes.map((node) => rename(node, renamed)), ...copies],
    constants: [...graph.constants, ...constants].filter(({ name }) => used.has(name)),
    inputs: inputs.map(valueOf),
    outputs: wanted.map(([name, tensor]) => ({ ...valueOf(tensor), name })),
  });
  return { model, inputs };
}

/** Nodes that lead to the wanted values, in their order, and the names of all values that they use. */
function nodesFor(nodes: readonly OnnxNode[], wanted: readonly string[]) {
  const used = new Set(wanted);
  const leading = nodes.toReversed().filter(({ inputs, outputs }) => {
    const leads = outputs.some((name) => used.has(name));
    if (leads) for (const name of inputs) used.add(name);
    return leads;
  });
  return { nodes: leading.reverse(), used };
}

/**
 * Which values to rename to the names of outputs. Only what is an input, a constant or wanted twice gets a node of its own: at an output it copies,
 * and the runtime does not take it out.
 */
function namedOutputs(nodes: readonly OnnxNode[], wanted: readonly (readonly [string, Tensor])[]) {
  const computed = new Set(nodes.flatMap(({ outputs }) => outputs));
  const renamed = new Map<string, string>();
  const copies: OnnxNode[] = [];
  for (const [output, { name }] of wanted) {
    if (computed.has(name) && !renamed.has(name)) renamed.set(name, output);
    else {
      const inputs = [renamed.get(name) ?? name];
      copies.push({ operator: "Identity", domain: "", inputs, outputs: [output], attributes: {} });
    }
  }
  return { renamed, copies };
}

const rename = (node: OnnxNode, names: ReadonlyMap<string, string>): OnnxNode => ({
  ...node,
  inputs: node.inputs.map((name) => names.get(name) ?? name),
  outputs: node.outputs.map((name) => names.get(name) ?? name),
});
