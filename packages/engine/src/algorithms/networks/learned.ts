import type { Arrays } from "@segue/autograd";
import { type DenseMatrix, denseRow } from "@segue/kernels";
import type { ModelFiles } from "../algorithm.js";
import { dataOf, tensorOf } from "../tensors.js";
import { BIASES, TRACKS } from "./network.js";
import type { TrainingParameters } from "./parameters.js";

/** What was learned. */
export interface Learned {
  /** tracks × width, of length 1; zeros for tracks that were in no session. */
  readonly vectors: DenseMatrix;
  /** What each track scores by itself. */
  readonly biases: Float32Array;
  /** The network's own weights, without the tables. */
  readonly weights: Arrays;
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

/** What a model stores. */
export function filesOf({ vectors, biases, weights }: Learned): ModelFiles {
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
