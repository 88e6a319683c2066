import { backward } from "../graph/backward.js";
import { Graph } from "../graph/graph.js";
import { type Shape, sizeOf } from "../graph/shape.js";
import { sum } from "../operators/broadcast.js";
import { buildLayers } from "./build.js";
import type { Layer } from "./layer.js";

export interface SummaryLine {
  readonly layer: Layer;
  /** Of one example: without the batch. */
  readonly shape: Shape;
  readonly parameters: number;
}

/** What a network would be, before anything is trained. */
export interface ArchitectureSummary {
  readonly lines: readonly SummaryLine[];
  readonly parameters: number;
  /** About what training takes, in bytes: weights thrice over (Adam's memories) and twice (for the next), and all that a step computes. */
  readonly trainingBytes: number;
  /** What an exported model takes, in bytes. */
  readonly modelBytes: number;
}

const FLOAT = 4;
/** Weights and two memories of each, as they are and as they will be. */
const COPIES = 6;

/** Lays out a network for inputs of a shape (batch first) without computing it. Throws a `LayerError` where a layer does not fit. */
export function summarise(layers: readonly Layer[], input: Shape): ArchitectureSummary {
  const graph = new Graph("training");
  const lines: SummaryLine[] = [];
  let before = 0;
  const output = buildLayers(graph.input("x", input), layers, {
    onLayer(layer, { shape }) {
      const now = weightsOf(graph);
      lines.push({ layer, shape: shape.slice(1), parameters: now - before });
      before = now;
    },
  });
  backward(sum(output));
  const parameters = weightsOf(graph);
  return { lines, parameters, modelBytes: FLOAT * parameters, trainingBytes: FLOAT * (COPIES * parameters + graph.computed) };
}

const weightsOf = ({ parameters }: Graph) => parameters.reduce((sum, { tensor }) => sum + sizeOf(tensor.shape), 0);
