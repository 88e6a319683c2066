import { describe, type Graph, type Tensor } from "../graph/graph.js";
import { encodeModel, type OnnxConstant, type OnnxNode } from "./model.js";

export interface Compiled {
  readonly model: Uint8Array<ArrayBuffer>;
  /** What must be fed: what an output depends on and is neither computed nor a constant. */
  readonly inputs: readonly Tensor[];
}

export interface Parts {
  /** What is wanted, by the names that it shall have. */
  readonly outputs: Readonly<Record<string, Tensor>>;
  /** Values of what would be fed otherwise, such as trained weights. */
  readonly constants?: readonly OnnxConstant[];
}

/** Writes what leads to the outputs, and nothing else, as an ONNX model. */
export function compile(graph: Graph, { outputs, constants = [] }: Parts): Compiled {
  const wanted = Object.entries(outputs);
  const { nodes, used } = nodesFor(
    graph.nodes,
    wanted.map(([, { name }]) => name),
  );
  const { renamed, copies } = namedOutputs(nodes, wanted);
  const given = new Set([...constants.map(({ name }) => name), ...nodes.flatMap((node) => node.outputs)]);
  const inputs = graph.named.filter(({ name }) => used.has(name) && !given.has(name));
  const model = encodeModel({
    nodes: [...nodes.map((node) => rename(node, renamed)), ...copies],
    constants: [...graph.constants, ...constants].filter(({ name }) => used.has(name)),
    inputs: inputs.map(describe),
    outputs: wanted.map(([name, tensor]) => ({ ...describe(tensor), name })),
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
