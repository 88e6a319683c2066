import {
  type Algorithm,
  type AnySplit,
  type Contest,
  type Dataset,
  judgeFinal,
  judgingByListeners,
  type Measure,
} from "@segue/engine";
import { createRandom } from "@segue/kernels";
import { SegueError } from "../errors.js";
import type { readSplit } from "../evaluations/read-split.js";
import { type JobContext, part } from "../jobs/handler.js";
import type { Tuning } from "../ports/tunings.js";
import { dataSizeOf, forecastTraining } from "../registry/forecast.js";
import { currentDataset } from "../snapshots/current-dataset.js";
import { contestOn } from "./contest-on.js";
import { type Ground, outdated } from "./ground.js";
import type { ListeningWish } from "./read-wish.js";

/** Listening data, divided. */
export interface Divided {
  readonly split: AnySplit;
  /** The fingerprint of the whole dataset. */
  readonly dataset: string;
  /** Its events: it is in memory too. */
  readonly events: number;
}

/** Divides the data as an evaluation with the same split and seed does. */
export const divide = (dataset: Dataset, split: ReturnType<typeof readSplit>, seed: number): Divided => ({
  split: split.split(dataset, createRandom(seed).fork("split")),
  dataset: dataset.fingerprint,
  events: dataset.events.length,
});

/** Where recommenders are tuned: the listeners of a snapshot. */
export async function listeningGround(
  { measure, split }: ListeningWish,
  tuning: Tuning,
  context: JobContext,
): Promise<Ground<Algorithm, Float64Array>> {
  const { seed, listeners: mostListeners } = tuning.wish;
  const { services, pool } = context;
  const divided = divide(await dataOf(tuning, context), split, seed);
  const judging = { split: divided.split, measure, mostListeners, seed, pool, runtime: services.runtime };
  return {
    ...judgedIn(context, divided, { measure, listeners: mostListeners, seed }),
    dataset: divided.dataset,
    metric: tuning.wish.metric!,
    judge: (entrants, report) => judgeFinal(entrants, { ...judging, report }),
  };
}

interface Judged {
  readonly measure: Measure;
  readonly listeners: number;
  readonly seed: number;
}

/** A contest on divided data, in this job's process. */
export const contestIn = (context: JobContext, divided: Divided, by: Judged): Contest =>
  contestOn(judgedIn(context, divided, by), context);

function judgedIn(
  { services, pool }: JobContext,
  { split, events }: Divided,
  { measure, listeners, seed }: Judged,
): Pick<Ground<Algorithm, Float64Array>, "judging" | "bytes"> {
  const size = { ...dataSizeOf(split.train), events: 2 * events };
  return {
    judging: judgingByListeners({ split, measure, mostListeners: listeners, seed, pool, runtime: services.runtime }),
    bytes: ({ algorithm, config }) => forecastTraining(algorithm, config, size).bytes,
  };
}

/** What it began with; rejects with `tuning-outdated` where that is no more. */
async function dataOf(tuning: Tuning, { services, workspace, report }: JobContext): Promise<Dataset> {
  const { dataset } = tuning;
  if (dataset === null) return currentDataset(services, workspace, part(report, 0, 0));
  const { store, snapshotFiles } = services;
  if ((await store.snapshots.current(workspace, dataset)) !== dataset) throw outdated(tuning);
  return snapshotFiles.read(workspace, dataset).catch((thrown: unknown) => {
    throw thrown instanceof SegueError && thrown.code === "damaged-file" ? outdated(tuning, thrown) : thrown;
  });
}
