import { add, exportModel, type Graph, gather, matmul, multiply, reshape, type Tensor } from "@segue/autograd";
import type { PlainNetwork } from "../algorithm.js";
import type { Learned } from "./learned.js";
import { BIASES, type Body, TRACKS, wantedAfter } from "./network.js";
import type { TrainingParameters } from "./parameters.js";

interface PlainOptions<Config> {
  readonly body: Body<Config>;
  readonly config: Config & TrainingParameters;
  readonly learned: Learned;
}

/** A model as one graph, tracks and all: from a session to the scores of all tracks, as the model gives them but for rounding. */
export function plainNetwork<Config>({ body, config, learned }: PlainOptions<Config>): PlainNetwork {
  const { vectors, biases, weights } = learned;
  const scored = (graph: Graph): { scores: Tensor } => {
    const { length, width, scale } = config;
    const table = graph.parameter(TRACKS, [vectors.rows, width], () => new Float32Array());
    const bias = graph.parameter(BIASES, [1, vectors.rows], () => new Float32Array());
    const sequence = graph.input("sequence", [1, length], "int32");
    const heard = graph.input("length", [1], "int32");
    const after = gather(wantedAfter(gather(table, sequence), body, config), lastOf(heard));
    // Nothing is wanted after nothing.
    const wanted = multiply(after, anyOf(heard));
    return { scores: add(matmul(wanted, table, { transposeB: true, scale }), reshape(bias, [1, vectors.rows])) };
  };
  const onnx = exportModel(scored, { ...weights, [TRACKS]: vectors.data, [BIASES]: biases });
  return { onnx, length: config.length };
}

/** Where the last of so many lies: one less, and not below 0. */
function lastOf(heard: Tensor): Tensor {
  const { graph } = heard;
  const before = graph.node("Sub", [heard, graph.ids([1])], { shape: [1], type: "int32" });
  return graph.node("Max", [before, graph.ids([0])], { shape: [1], type: "int32" });
}

/** 1 where there is any, otherwise 0: 1 × 1. */
function anyOf(heard: Tensor): Tensor {
  const { graph } = heard;
  const some = graph.node("Greater", [heard, graph.ids([0])], { shape: [1], type: "bool" });
  return reshape(graph.node("Cast", [some], { shape: [1] }, { attributes: { to: 1 } }), [1, 1]);
}
