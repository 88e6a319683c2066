import {
  type Algorithm,
  type AnySplit,
  type Contest,
  createContest,
  type Dataset,
  type Entrant,
  judgeFinal,
  type Measure,
  TrainingError,
} from "@segue/engine";
import { createRandom } from "@segue/kernels";
import { SegueError } from "../errors.js";
import type { readSplit } from "../evaluations/read-split.js";
import { type JobContext, part } from "../jobs/handler.js";
import { bytesText } from "../machine/memory.js";
import type { Tuning } from "../ports/tunings.js";
import { dataSizeOf, forecastTraining } from "../registry/forecast.js";
import { roomFor } from "../registry/room.js";
import { currentDataset } from "../snapshots/current-dataset.js";
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
): Promise<Ground<Algorithm>> {
  const { seed, listeners: mostListeners } = tuning.wish;
  const { services, pool } = context;
  const divided = divide(await dataOf(tuning, context), split, seed);
  const judging = { split: divided.split, measure, mostListeners, seed, pool, runtime: services.runtime };
  return {
    contest: contestIn(context, divided, { measure, listeners: mostListeners, seed }),
    dataset: divided.dataset,
    metric: tuning.wish.metric!,
    judge: (entrants, report) => judgeFinal(entrants, { ...judging, report }),
  };
}

/** A contest in this job: whose parameters make nothing, or who does not fit into memory, is refused. */
export function contestIn(
  { services, id, pool }: JobContext,
  { split, events }: Divided,
  { measure, listeners, seed }: { measure: Measure; listeners: number; seed: number },
): Contest {
  const size = { ...dataSizeOf(split.train), events: 2 * events };
  return createContest({
    split,
    measure,
    mostListeners: listeners,
    seed,
    pool,
    runtime: services.runtime,
    now: () => performance.now(),
    refuse: ({ algorithm, config }: Entrant) => whyUnfit(() => forecastTraining(algorithm, config, size).bytes, { services, id }),
  });
}

/** Why a recipe should not be tried: layers that do not fit each other, or more bytes than there is room for; undefined where it may. */
export async function whyUnfit(
  forecast: () => number,
  { services, id }: Pick<JobContext, "services" | "id">,
): Promise<string | undefined> {
  let bytes: number;
  try {
    bytes = forecast();
  } catch (thrown) {
    if (thrown instanceof TrainingError) return thrown.message;
    throw thrown;
  }
  const room = await roomFor(services, id, process.memoryUsage.rss());
  if (bytes <= room.bytes) return undefined;
  return `It would take about ${bytesText(bytes)} of memory, and there is room for ${bytesText(room.bytes)}.`;
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
