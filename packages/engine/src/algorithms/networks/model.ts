import type { Runtime } from "@segue/autograd";
import { type DenseMatrix, denseRow, denseTimesVector, zeros } from "@segue/kernels";
import type { Recommender, Vectors } from "../algorithm.js";
import { playedOf } from "../played.js";
import { createReading } from "./inference.js";
import { filesOf, type Learned } from "./learned.js";
import type { Body } from "./network.js";
import type { TrainingParameters } from "./parameters.js";
import { plainNetwork } from "./plain.js";

export interface NetworkModel<Config> {
  readonly body: Body<Config>;
  readonly config: Config & TrainingParameters;
  readonly learned: Learned;
  readonly runtime: Runtime;
}

/** Answers by scale · cosine(what is wanted, track) + bias: an inner product. */
export function networkModel<Config>({
  body,
  config,
  learned,
  runtime,
}: NetworkModel<Config>): Recommender & { vectors: Vectors } {
  const { vectors, biases, weights } = learned;
  const read = createReading({ body, config, vectors, weights, runtime });
  const tracks = scaledWithBias(vectors, biases, config.scale);
  const of: Vectors["of"] = async (queries) => {
    const wanted = await read(queries.map(playedOf));
    const withOne = zeros(wanted.rows, tracks.cols);
    for (let q = 0; q < wanted.rows; q++) {
      denseRow(withOne, q).set(denseRow(wanted, q));
      withOne.data[(q + 1) * tracks.cols - 1] = 1;
    }
    return withOne;
  };
  return {
    async score(queries) {
      const out = zeros(queries.length, tracks.rows);
      const wanted = await of(queries);
      queries.forEach((_, q) => {
        denseTimesVector(tracks, denseRow(wanted, q), denseRow(out, q));
      });
      return out;
    },
    vectors: { tracks, of },
    files: () => filesOf(learned),
    plain: () => plainNetwork({ body, config, learned }),
    // The vectors once more with their biases, and one and a half times to search in.
    besideFiles: 2.5 * tracks.data.byteLength,
  };
}

function scaledWithBias(vectors: DenseMatrix, biases: Float32Array, scale: number): DenseMatrix {
  const longer = zeros(vectors.rows, vectors.cols + 1);
  for (let track = 0; track < vectors.rows; track++) {
    denseRow(longer, track).set(denseRow(vectors, track).map((x) => scale * x));
    longer.data[(track + 1) * longer.cols - 1] = biases[track]!;
  }
  return longer;
}
