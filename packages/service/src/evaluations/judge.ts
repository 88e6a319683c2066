import { type AnySplit, type Evaluation, evaluate } from "@segue/engine";
import { createRandom } from "@segue/kernels";
import type { JobContext } from "../jobs/handler.js";
import { peakRssMb, seconds } from "../registry/train-job.js";
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
  readonly seconds: { readonly train: number; readonly score: number };
  readonly peakRssMb: number;
  readonly perUser?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface Judging extends Pick<Input, "k" | "seed" | "perUser">, Pick<Judged, "model" | "algorithm"> {
  readonly recommender: Parameters<typeof evaluate>[0]["recommender"];
  readonly split: AnySplit;
  /** Milliseconds. */
  readonly train: number;
}

/** Judges a recommender by the test part of a split. */
export async function judge(judging: Judging, report: JobContext["report"]): Promise<Judged> {
  const { model, algorithm, recommender, split, k, seed, perUser, train } = judging;
  const started = performance.now();
  const { users, cases, metrics, perListener } = await evaluate({
    recommender,
    split,
    part: "test",
    k,
    random: createRandom(seed).fork("intervals"),
    report,
    perListener: perUser,
  });
  const score = performance.now() - started;
  return {
    model,
    algorithm,
    split: split.text,
    seed,
    users,
    cases,
    metrics,
    seconds: { train: seconds(train), score: seconds(score) },
    peakRssMb: peakRssMb(),
    ...(perListener ? { perUser: byListener(perListener) } : {}),
  };
}

function byListener({ ids, values }: NonNullable<Evaluation["perListener"]>): NonNullable<Judged["perUser"]> {
  const names = Object.keys(values);
  return Object.fromEntries(ids.map((id, row) => [id, Object.fromEntries(names.map((name) => [name, values[name]![row]!]))]));
}
