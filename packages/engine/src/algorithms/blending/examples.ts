import { type DenseMatrix, denseRow, rowOf, topK } from "@segue/kernels";
import type { Split } from "../../evaluation/splits/split.js";
import { standardScores } from "../../pipeline/standard-scores.js";
import type { Query, Recommender, TrainContext } from "../algorithm.js";

/** What models say of tracks, and whether they are right, for learning what each model is worth. */
export interface Examples {
  /** Models. */
  readonly width: number;
  /** The candidates of listener l are those from `bounds[l]` to `bounds[l + 1]` − 1. */
  readonly bounds: Uint32Array;
  /** candidates × models: standard scores. */
  readonly scores: Float32Array;
  /** 1 for each candidate that was hidden from the models, else 0. */
  readonly hidden: Uint8Array;
  /** For each listener how many tracks were hidden, candidates or not. */
  readonly targets: Uint32Array;
}

/** Each model's best tracks that become candidates: what no model has among them will hardly be among the best ten of all. */
const BEST = 100;
/** Listeners who are scored together. */
const BATCH = 64;

/** For each of the split's rows `rows` the tracks that any of the models would recommend, with the models' scores. */
export async function examplesOf(
  models: readonly Recommender[],
  split: Split,
  rows: readonly number[],
  report: TrainContext["report"],
): Promise<Examples> {
  const bounds = new Uint32Array(rows.length + 1);
  const targets = Uint32Array.from(rows, (row) => rowOf(split.test, row).indices.length);
  const scores: number[] = [];
  const hidden: number[] = [];
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH);
    const queries = batch.map((row) => queryAt(split, row));
    const said: DenseMatrix[] = [];
    for (const model of models) said.push(await model.score(queries));
    batch.forEach((row, q) => {
      const standard = said.map((of) => standardScores(denseRow(of, q), queries[q]!.history.indices));
      const wanted = new Set(rowOf(split.test, row).indices);
      for (const track of candidatesOf(standard, rowOf(split.known, row).indices)) {
        for (const of of standard) scores.push(of[track]!);
        hidden.push(wanted.has(track) ? 1 : 0);
      }
      bounds[from + q + 1] = hidden.length;
    });
    await report((from + batch.length) / rows.length, "comparing what the models find");
  }
  if (rows.length === 0) await report(1, "nobody to compare the models on");
  return { width: models.length, bounds, scores: Float32Array.from(scores), hidden: Uint8Array.from(hidden), targets };
}

function queryAt({ history, sequences }: Split, row: number): Query {
  const sequence = sequences?.[row];
  return { history: rowOf(history, row), ...(sequence === undefined ? {} : { sequence }) };
}

/** In ascending order. */
function candidatesOf(standard: readonly Float32Array[], known: Int32Array): number[] {
  const candidates = new Set<number>();
  for (const scores of standard) {
    const open = scores.slice();
    for (const track of known) open[track] = Number.NEGATIVE_INFINITY;
    for (const track of topK(open, BEST)) candidates.add(track);
  }
  return [...candidates].sort((a, b) => a - b);
}
