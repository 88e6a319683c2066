import type { Graph, Parameter, Tensor } from "../graph/graph.js";
import { type Shape, sizeOf } from "../graph/shape.js";
import { concat, split } from "../operators/concat.js";
import { reshape } from "../operators/reshape.js";

/** Parameters of fewer numbers than this go through the graph as one vector: an input and output of its own costs more than their numbers. */
const LARGE = 500_000;
const SMALL_ONES = "@weights";

interface Part {
  readonly name: string;
  readonly offset: number;
  readonly size: number;
  readonly tensor: Tensor;
}

/** Parameters that are fed and updated as one: all small ones as a vector, or a large one by itself. */
export interface Group {
  readonly name: string;
  readonly tensor: Tensor;
  /** Its parameters, and where each begins. */
  readonly parts: readonly Part[];
  /** 1 where weights may decay: matrices do, biases and scales do not. */
  readonly decays: Tensor;
}

export function groupsOf(graph: Graph): Group[] {
  const isLarge = ({ tensor }: Parameter) => sizeOf(tensor.shape) >= LARGE;
  const small = graph.parameters.filter((parameter) => !isLarge(parameter));
  const alone = graph.parameters.filter(isLarge).map(({ tensor }): Group => {
    const { name, shape } = tensor;
    return { name, tensor, parts: [{ name, offset: 0, size: sizeOf(shape), tensor }], decays: graph.constant(mayDecay(shape)) };
  });
  return small.length === 0 ? alone : [together(graph, small), ...alone];
}

const mayDecay = (shape: Shape) => (shape.length > 1 ? 1 : 0);

/** One vector, from which the parameters are cut in front of everything else. */
function together(graph: Graph, parameters: readonly Parameter[]): Group {
  const sizes = parameters.map(({ tensor }) => sizeOf(tensor.shape));
  const total = sizes.reduce((a, b) => a + b);
  const tensor = graph.fed(SMALL_ONES, [total]);
  graph.inFront(() => {
    for (const [i, part] of split(tensor, 0, sizes).entries()) {
      const parameter = parameters[i]!.tensor;
      graph.define(parameter, "Reshape", [part, graph.integers(parameter.shape)]);
    }
  });
  let offset = 0;
  const decays = new Float32Array(total);
  const parts = parameters.map(({ tensor: parameter }, i) => {
    const part = { name: parameter.name, offset, size: sizes[i]!, tensor: parameter };
    offset += sizes[i]!;
    decays.fill(mayDecay(parameter.shape), part.offset, offset);
    return part;
  });
  return { name: SMALL_ONES, tensor, parts, decays: graph.constant(decays, [total]) };
}

/** The gradient of a group, in its shape. */
export function packed({ parts, tensor }: Group, gradientOf: (tensor: Tensor) => Tensor | undefined): Tensor {
  const gradients = parts.map((part) => gradientOf(part.tensor) ?? withoutUse(part.name));
  const flat = gradients.map((gradient) => reshape(gradient, [sizeOf(gradient.shape)]));
  return reshape(concat(flat, 0), tensor.shape);
}

/** A parameter without use would stay as it was drawn, and whoever wrote the network would not know. */
export function withoutUse(name: string): never {
  throw new Error(`The loss does not depend on "${name}": use it, or leave it out of the network.`);
}
