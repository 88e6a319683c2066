import { Graph, type Tensor } from "../graph/graph.js";
import { sizeOf } from "../graph/shape.js";
import { type Compiled, compile } from "../onnx/compile.js";
import type { Runtime, Value } from "../runtime/runtime.js";
import type { Arrays } from "../training/arrays.js";
import { type Batch, checked } from "../training/batch.js";

/** Writes what is inferred into a graph, by the names that the outputs shall have. */
export type Inferred = (graph: Graph) => Readonly<Record<string, Tensor>>;

/** A plain ONNX file of a trained network, without operators of a vendor: other runtimes and languages can use it. */
export const exportModel = (inferred: Inferred, weights: Arrays): Uint8Array => written(inferred, weights).model;

/** Computes what a trained network infers, a batch at a time. */
export interface Predictor {
  run(batch: Batch): Promise<Record<string, Float32Array>>;
  close(): Promise<void>;
}

export interface PredictorOptions {
  readonly inferred: Inferred;
  readonly weights: Arrays;
  readonly runtime: Runtime;
  /** Compute on one thread. */
  readonly alone?: boolean;
}

export async function createPredictor({ inferred, weights, runtime, alone = false }: PredictorOptions): Promise<Predictor> {
  const { graph, outputs, model, inputs } = written(inferred, weights);
  const session = await runtime.open(model, { alone });
  return {
    async run(batch) {
      const arrays = Object.fromEntries(
        Object.entries(outputs).map(([name, { shape }]) => [name, new Float32Array(sizeOf(shape))]),
      );
      const taken = Object.entries(outputs).map(([name, { shape }]): [string, Value] => [
        name,
        { type: "float32", shape, data: arrays[name]! },
      ]);
      await session.run(checked(graph, inputs, batch), Object.fromEntries(taken));
      return arrays;
    },
    close: () => session.close(),
  };
}

function written(inferred: Inferred, weights: Arrays): Compiled & { graph: Graph; outputs: Readonly<Record<string, Tensor>> } {
  const graph = new Graph("inference");
  const outputs = inferred(graph);
  const constants = [...graph.parameters, ...graph.states].map(({ tensor: { name, type, shape } }) => {
    const values = weights[name];
    if (values === undefined) throw new Error(`There are no weights for "${name}".`);
    if (values.length !== sizeOf(shape))
      throw new Error(`"${name}" takes ${sizeOf(shape)} weights, and there are ${values.length}.`);
    return { name, type, shape, values };
  });
  return { graph, outputs, ...compile(graph, { outputs, constants }) };
}
