import {
  type AnySplit,
  type Evaluation,
  evaluate,
  historyLengths,
  judgeRatings,
  type ListenerFigures,
  type RatingEvaluation,
} from "@segue/engine";
import { createRandom } from "@segue/kernels";
import type { JobContext } from "../jobs/handler.js";
import { peakRssMb, seconds } from "../registry/spent.js";
import type { EvaluationInput as Input } from "./input.js";

/** The figures of one algorithm or model. */
export interface Judged {
  readonly model: string;
  readonly algorithm: string;
  readonly split: string;
  readonly seed: number;
  readonly users: number;
  /** Questions that were judged: as many as users, or all next tracks of their sessions. */
  readonly cases: number;
  readonly metrics: Evaluation["metrics"];
  /** How far predicted ratings are from the hidden ones, where the data are ratings and the model predicts them. */
  readonly ratings?: RatingEvaluation;
  readonly seconds: { readonly train: number; readonly score: number };
  readonly peakRssMb: number;
  readonly figures: Pick<ListenerFigures, "ids" | "values" | "cases">;
  /** How many tracks each listener had heard before; absent where next tracks were judged. */
  readonly lengths?: Int32Array;
}

export interface Judging extends Pick<Input, "k" | "seed">, Pick<Judged, "model" | "algorithm"> {
  readonly recommender: Parameters<typeof evaluate>[0]["recommender"];
  readonly split: AnySplit;
  /** Milliseconds. */
  readonly train: number;
}

/** Judges a recommender by the test part of a split. */
export async function judge(judging: Judging, { pool, report }: Pick<JobContext, "pool" | "report">): Promise<Judged> {
  const { model, algorithm, recommender, split, k, seed, train } = judging;
  const started = performance.now();
  const { users, cases, metrics, perListener } = await evaluate({
    recommender,
    split,
    part: "test",
    k,
    random: createRandom(seed).fork("intervals"),
    pool,
    report,
    perListener: true,
  });
  const score = performance.now() - started;
  const predicts = { part: "test", random: createRandom(seed).fork("rating intervals") } as const;
  // What comes next in a session is no rating.
  const ratings =
    recommender.ratings && split.judges !== "next-track"
      ? judgeRatings({ ...predicts, split, ratings: recommender.ratings })
      : undefined;
  return {
    model,
    algorithm,
    split: split.text,
    seed,
    users,
    cases,
    metrics,
    ...(ratings ? { ratings } : {}),
    seconds: { train: seconds(train), score: seconds(score) },
    peakRssMb: peakRssMb(),
    // Without the lists, which nobody asks for and which would pile up.
    figures: { ids: perListener!.ids, values: perListener!.values, cases: perListener!.cases },
    ...(split.judges === "next-track" ? {} : { lengths: historyLengths(split, "test") }),
  };
}
