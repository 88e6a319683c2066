import type { Graph, Tensor } from "../../src/graph/graph.js";
import { convolutionOfImages } from "../../src/layers/convolution.js";
import { dense } from "../../src/layers/dense.js";
import { embedding } from "../../src/layers/embedding.js";
import { gru } from "../../src/layers/gru.js";
import { lstm } from "../../src/layers/lstm.js";
import { learnedPositions } from "../../src/layers/positions.js";
import { transformerBlock } from "../../src/layers/transformer.js";
import { mean } from "../../src/operators/arithmetic.js";
import { relu } from "../../src/operators/functions.js";
import { pool2d } from "../../src/operators/pooling.js";
import { reshape } from "../../src/operators/reshape.js";

/** The networks of make.py up to their logits, N × classes. */
export const networks: Readonly<Record<string, (graph: Graph) => Tensor>> = {
  cnn(graph) {
    const first = convolutionOfImages(graph.input("x", [4, 1, 9, 8]), { name: "a", channels: 4, kernel: 3 });
    const pooled = relu(pool2d(first, "max", [2, 2]));
    const second = relu(convolutionOfImages(pooled, { name: "b", channels: 6, kernel: 3, stride: 2 }));
    return dense(mean(second, [2, 3]), { name: "head", units: 3 });
  },
  gru: (graph) => head(gru(graph.input("x", [4, 6, 3]), { name: "g", units: 5 }), 3),
  lstm: (graph) => head(lstm(graph.input("x", [4, 6, 3]), { name: "l", units: 5 }), 3),
  transformer(graph) {
    const ids = graph.input("ids", [3, 5], "int32");
    const x = learnedPositions(embedding(graph, { name: "e", rows: 7, width: 8 }).lookup(ids), "p");
    return head(transformerBlock(x, { name: "t", heads: 2, hidden: 16, causal: true }), 7);
  },
};

function head(x: Tensor, classes: number): Tensor {
  const [batch, time, width] = x.shape as [number, number, number];
  return dense(reshape(x, [batch * time, width]), { name: "head", units: classes });
}
