import type { Arrays, Runtime } from "@segue/autograd";
import { type DenseMatrix, denseRow, denseTimesVector, zeros } from "@segue/kernels";
import type { ModelFiles, Recommender, Vectors } from "../algorithm.js";
import { playedOf } from "../played.js";
import { dataOf, tensorOf } from "../tensors.js";
import { createReading } from "./inference.js";
import { BIASES, type Body, TRACKS } from "./network.js";
import type { TrainingParameters } from "./parameters.js";
import { plainNetwork } from "./plain.js";

/** What was learned. */
export interface Learned {
  /** tracks × width, of length 1; zeros for tracks that were in no session. */
  readonly vectors: DenseMatrix;
  /** What each track scores by itself. */
  readonly biases: Float32Array;
  /** The network's own weights, without the tables. */
  readonly weights: Arrays;
}

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

/**
 * The tables and weights as a model takes them. Of tracks that were in no session nothing is known: they score less than any other, whatever is
 * asked.
 */
export function learnedOf(weights: Arrays, plays: Uint32Array, { width, scale }: TrainingParameters): Learned {
  const { [TRACKS]: table, [BIASES]: drawn, ...own } = weights;
  const vectors = { rows: plays.length, cols: width, data: table!.slice(0, plays.length * width) };
  const biases = drawn!.slice(0, plays.length);
  const known = biases.filter((_, track) => plays[track]! > 0);
  const lowest = known.reduce((least, bias) => Math.min(least, bias), 0) - scale;
  for (let track = 0; track < plays.length; track++) {
    const row = denseRow(vectors, track);
    const length = Math.sqrt(row.reduce((sum, x) => sum + x * x, 0));
    for (let i = 0; i < width; i++) row[i] = plays[track]! > 0 && length > 0 ? row[i]! / length : 0;
    if (plays[track] === 0) biases[track] = lowest;
  }
  return { vectors, biases, weights: own };
}

const WEIGHTS = "network/";

function filesOf({ vectors, biases, weights }: Learned): ModelFiles {
  const own = Object.entries(weights).map(([name, data]) => [WEIGHTS + name, { shape: [data.length], data }] as const);
  return {
    tensors: {
      tracks: { shape: [vectors.rows, vectors.cols], data: vectors.data },
      biases: { shape: [biases.length], data: biases },
      ...Object.fromEntries(own),
    },
  };
}

/** What a model stored. Throws an Error where the tensors are none of a network's. */
export function learnedFrom(files: ModelFiles, { width }: TrainingParameters): Learned {
  const [rows = 0, cols = 0] = tensorOf(files, "tracks").shape;
  const vectors = { rows, cols, data: dataOf(files, "tracks", Float32Array) };
  const biases = dataOf(files, "biases", Float32Array);
  if (cols !== width || vectors.data.length !== rows * cols || biases.length !== rows)
    throw new Error(`The model's tensors are no ${width} numbers and a bias for each track.`);
  const own = Object.keys(files.tensors).filter((name) => name.startsWith(WEIGHTS));
  return {
    vectors,
    biases,
    weights: Object.fromEntries(own.map((name) => [name.slice(WEIGHTS.length), dataOf(files, name, Float32Array)])),
  };
}
