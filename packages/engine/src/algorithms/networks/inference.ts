import { type Arrays, createPredictor, type Predictor, type Runtime } from "@segue/autograd";
import { type DenseMatrix, denseRow, zeros } from "@segue/kernels";
import { type Body, inferenceNetwork } from "./network.js";
import type { TrainingParameters } from "./parameters.js";

/**
 * Sessions that are read in one run. Always as many, be they needed or not: what a row gives must not depend on how many are asked beside it, and a product with one
 * row is rounded otherwise than one with several.
 */
const ROWS = 8;

/** Reads sessions: what is wanted next (queries × width, vectors of length 1; zeros after nothing). */
export type Reading = (sessions: readonly Int32Array[]) => Promise<DenseMatrix>;

export interface ReadingOptions<Config> {
  readonly body: Body<Config>;
  readonly config: Config & TrainingParameters;
  /** tracks × width, of length 1. */
  readonly vectors: DenseMatrix;
  /** The network's own, without the tables. */
  readonly weights: Arrays;
  readonly runtime: Runtime;
}

export function createReading<Config>({ body, config, vectors, weights, runtime }: ReadingOptions<Config>): Reading {
  const { length, width } = config;
  let predictor: Promise<Predictor> | undefined;
  return async (sessions) => {
    const read = sessions.map((session) => session.subarray(-length));
    const out = zeros(sessions.length, width);
    const carriers = carriersOf(read);
    predictor ??= createPredictor({ inferred: inferenceNetwork({ body, config, rows: ROWS }), weights, runtime, alone: true });
    for (let from = 0; from < carriers.length; from += ROWS) {
      const group = carriers.slice(from, from + ROWS);
      const input = new Float32Array(ROWS * length * width);
      group.forEach(({ longest }, row) => {
        read[longest]!.forEach((track, t) => {
          input.set(denseRow(vectors, track), (row * length + t) * width);
        });
      });
      const { wanted } = await (await predictor).run({ vectors: input });
      group.forEach(({ queries }, row) => {
        for (const q of queries) {
          const place = row * length + read[q]!.length - 1;
          denseRow(out, q).set(wanted!.subarray(place * width, (place + 1) * width));
        }
      });
    }
    return out;
  };
}

/** A session that is read, and the queries that it answers: it is one of them, and others are how it began. */
interface Carrier {
  readonly longest: number;
  readonly queries: number[];
}

/** A session tells after each of its tracks what is wanted: whoever asks for its beginnings, too, has it read once. */
function carriersOf(read: readonly Int32Array[]): Carrier[] {
  const order = [...read.keys()].filter((q) => read[q]!.length > 0).sort((a, b) => compare(read[a]!, read[b]!) || a - b);
  const carriers: Carrier[] = [];
  for (const q of order.reverse()) {
    const last = carriers.at(-1);
    if (last !== undefined && isBeginning(read[q]!, read[last.longest]!)) last.queries.push(q);
    else carriers.push({ longest: q, queries: [q] });
  }
  return carriers;
}

/** The order of words in a dictionary. */
function compare(a: Int32Array, b: Int32Array): number {
  const common = Math.min(a.length, b.length);
  for (let i = 0; i < common; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

const isBeginning = (a: Int32Array, b: Int32Array): boolean => a.length <= b.length && a.every((track, i) => track === b[i]);
