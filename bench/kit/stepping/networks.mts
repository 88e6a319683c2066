import {
  adam,
  type Batch,
  convolutionOfImages,
  crossEntropy,
  dense,
  dotScores,
  embedding,
  type Graph,
  gru,
  layerNorm,
  learnedPositions,
  mean,
  type Optimiser,
  pool2d,
  relu,
  reshape,
  sampledSoftmax,
  type Tensor,
  transformerBlock,
} from "@segue/autograd";

/** A network whose steps are timed; theirs.py has the same, with the same names of weights. */
export interface Stepped {
  readonly network: (graph: Graph) => Tensor;
  readonly batch: (draw: Draw) => Batch;
}

export interface Draw {
  ids(below: number, count: number): Int32Array;
  normals(count: number): Float32Array;
}

export const optimiser = (): Optimiser => adam({ learningRate: 1e-3 });

const NEGATIVES = 512;

export const networks: Readonly<Record<string, Stepped>> = {
  transformer: trackTransformer({ tracks: 3000 }),
  "transformer-full": fullTransformer(3000),
  "transformer-60k": trackTransformer({ tracks: 60_000 }),
  "language-model": languageModel(),
  cnn: cnn(),
  gru: trackGru(60_000),
};

/** SASRec's shape: 128 sequences of 50 tracks, 64 wide, 2 blocks of 2 heads, against 512 other tracks. */
function trackTransformer({ tracks }: { readonly tracks: number }): Stepped {
  const [batch, time, width] = [128, 50, 64];
  return {
    network(graph) {
      const { lookup } = embedding(graph, { name: "tracks", rows: tracks, width, sparse: true });
      const x = causalBlocks(learnedPositions(lookup(graph.input("x", [batch, time], "int32")), "positions"), {
        blocks: 2,
        heads: 2,
        hidden: width,
        activation: "relu",
      });
      return sampled(graph, reshape(x, [batch * time, width]), lookup);
    },
    batch: (draw) => ({ x: draw.ids(tracks, batch * time), ...sampledBatch(draw, tracks, batch * time) }),
  };
}

/** The same, each track against all others. */
function fullTransformer(tracks: number): Stepped {
  const [batch, time, width] = [128, 50, 64];
  return {
    network(graph) {
      const { lookup } = embedding(graph, { name: "tracks", rows: tracks, width });
      const x = causalBlocks(learnedPositions(lookup(graph.input("x", [batch, time], "int32")), "positions"), {
        blocks: 2,
        heads: 2,
        hidden: width,
        activation: "relu",
      });
      const logits = dense(reshape(x, [batch * time, width]), { name: "head", units: tracks });
      return crossEntropy(logits, graph.input("next", [batch * time], "int32"));
    },
    batch: (draw) => ({ x: draw.ids(tracks, batch * time), next: draw.ids(tracks, batch * time) }),
  };
}

/** 64 texts of 128 of 128 letters, 128 wide, 4 blocks of 4 heads. */
function languageModel(): Stepped {
  const [batch, time, width, letters] = [64, 128, 128, 128];
  return {
    network(graph) {
      const { lookup } = embedding(graph, { name: "letters", rows: letters, width });
      const x = causalBlocks(learnedPositions(lookup(graph.input("x", [batch, time], "int32")), "positions"), {
        blocks: 4,
        heads: 4,
        hidden: 4 * width,
        activation: "gelu",
      });
      const logits = dense(reshape(x, [batch * time, width]), { name: "head", units: letters });
      return crossEntropy(logits, graph.input("next", [batch * time], "int32"));
    },
    batch: (draw) => ({ x: draw.ids(letters, batch * time), next: draw.ids(letters, batch * time) }),
  };
}

/** 32 spectrograms of 96 bands × 130 frames; each convolution 3 × 3, halved, then cut off below 0. */
function cnn(): Stepped {
  const [batch, classes] = [32, 10];
  return {
    network(graph) {
      let x = graph.input("x", [batch, 1, 96, 130]);
      for (const [i, channels] of [16, 32, 64, 64].entries())
        x = relu(pool2d(convolutionOfImages(x, { name: `conv${i}`, channels, kernel: 3 }), "max", [2, 2]));
      const hidden = relu(dense(mean(x, [2, 3]), { name: "hidden", units: 64 }));
      return crossEntropy(dense(hidden, { name: "head", units: classes }), graph.input("next", [batch], "int32"));
    },
    batch: (draw) => ({ x: draw.normals(batch * 96 * 130), next: draw.ids(classes, batch) }),
  };
}

/** GRU4Rec's shape: 512 sessions of 20 tracks, 100 wide, against 512 other tracks. */
function trackGru(tracks: number): Stepped {
  const [batch, time, width] = [512, 20, 100];
  return {
    network(graph) {
      const { lookup } = embedding(graph, { name: "tracks", rows: tracks, width, sparse: true });
      const states = gru(lookup(graph.input("x", [batch, time], "int32")), { name: "gru", units: width });
      return sampled(graph, reshape(states, [batch * time, width]), lookup);
    },
    batch: (draw) => ({ x: draw.ids(tracks, batch * time), ...sampledBatch(draw, tracks, batch * time) }),
  };
}

interface Blocks {
  readonly blocks: number;
  readonly heads: number;
  readonly hidden: number;
  readonly activation: "relu" | "gelu";
}

function causalBlocks(x: Tensor, { blocks, ...block }: Blocks): Tensor {
  const names = Array.from({ length: blocks }, (_, i) => `block${i}`);
  return layerNorm(
    names.reduce((y, name) => transformerBlock(y, { name, causal: true, ...block }), x),
    "norm",
  );
}

function sampled(graph: Graph, states: Tensor, lookup: (ids: Tensor) => Tensor): Tensor {
  const positive = lookup(graph.input("next", [states.shape[0]!], "int32"));
  return sampledSoftmax(dotScores(states, positive, lookup(graph.input("others", [NEGATIVES], "int32"))));
}

const sampledBatch = (draw: Draw, tracks: number, count: number) => ({
  next: draw.ids(tracks, count),
  others: draw.ids(tracks, NEGATIVES),
});
