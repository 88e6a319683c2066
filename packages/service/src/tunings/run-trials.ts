import {
  type AnySplit,
  bestOf,
  type Contest,
  createContest,
  type Dataset,
  type Entrant,
  type Final,
  judgeFinal,
  type Trial,
  tune,
} from "@segue/engine";
import { createRandom } from "@segue/kernels";
import type { JobContext } from "../jobs/handler.js";
import { bytesText } from "../machine/memory.js";
import { dataSizeOf, forecastTraining } from "../registry/forecast.js";
import { roomFor } from "../registry/room.js";
import { parseParameters } from "../registry/train-job.js";
import { type ReadWish, readTuning } from "./check.js";
import type { TuningWish } from "./wish.js";

/** What trials are made on. */
export interface Ground {
  readonly split: AnySplit;
  /** The fingerprint of the whole dataset. */
  readonly dataset: string;
  /** Its events: it is in memory too. */
  readonly events: number;
}

/** Divides the data as an evaluation with the same split and seed does. */
export const groundOf = (dataset: Dataset, split: ReadWish["split"], seed: number): Ground => ({
  split: split.split(dataset, createRandom(seed).fork("split")),
  dataset: dataset.fingerprint,
  events: dataset.events.length,
});

/** A contest in this job: who does not fit into memory is refused. */
export function contestIn(
  { services, id, pool }: JobContext,
  { split, events }: Ground,
  { measure, listeners, seed }: { measure: Contest["measure"]; listeners: number; seed: number },
): Contest {
  const size = { ...dataSizeOf(split.train), events: 2 * events };
  const refuse = async ({ algorithm, config }: Entrant) => {
    const { bytes } = forecastTraining(algorithm, config, size);
    const room = await roomFor(services, id, process.memoryUsage.rss());
    return bytes <= room.bytes
      ? undefined
      : `It would take about ${bytesText(bytes)} of memory, and there is room for ${bytesText(room.bytes)}.`;
  };
  return createContest({
    split,
    measure,
    mostListeners: listeners,
    seed,
    pool,
    runtime: services.runtime,
    now: () => performance.now(),
    refuse,
  });
}

interface Going {
  readonly id: string;
  readonly wish: TuningWish;
  readonly contest: Contest;
  /** Asked before each trial but the first. */
  mayBegin?(past: readonly Trial[]): boolean;
}

/** Makes the trials of a stored tuning that are missing, each kept as soon as it is made. All of them. */
export async function makeTrials({ id, wish, contest, mayBegin }: Going, context: JobContext): Promise<Trial[]> {
  const { services, workspace, report, log } = context;
  const { tunings } = services.store;
  const { algorithm, search } = readTuning(wish);
  const past = await tunings.trials(workspace, id);
  const { trials, seed, config: fixed } = wish;
  const made = [...past];
  const more = mayBegin === undefined ? {} : { mayBegin };
  for await (const trial of tune({ algorithm, search, fixed, trials, seed, past, contest, report, ...more })) {
    await tunings.addTrial(workspace, id, trial);
    await log(`${algorithm.name}: ${trialText(trial, wish.metric)}`);
    made.push(trial);
  }
  return made;
}

/** The best trial's figures on the test part, beside those of the first where it is another one. Undefined where no trial was judged. */
export async function judgeBest(
  wish: TuningWish,
  trials: readonly Trial[],
  { split }: Ground,
  { services: { runtime }, pool, report }: Pick<JobContext, "services" | "pool" | "report">,
): Promise<(Final & { best: number }) | undefined> {
  const { algorithm, measure } = readTuning(wish);
  const best = bestOf(trials, measure.metric.better);
  if (best === undefined) return undefined;
  const [first] = trials;
  const rivals = first!.outcome === "judged" && first !== best ? [best, first!] : [best];
  const entrants = rivals.map(({ settings }) => ({
    algorithm,
    config: parseParameters(algorithm.name, { ...wish.config, ...settings }),
  }));
  const { listeners: mostListeners, seed } = wish;
  return { best: best.number, ...(await judgeFinal(entrants, { split, measure, mostListeners, seed, pool, runtime, report })) };
}

/** A trial in a line. */
export function trialText({ number, outcome, figure, listeners, why, seconds }: Trial, metric: string): string {
  const took = `${(seconds.train + seconds.judge).toFixed(1)} s`;
  if (figure === null) return `trial ${number} ${outcome}: ${why}`;
  const value = `${metric} ${figure.value.toFixed(4)}`;
  return outcome === "judged"
    ? `trial ${number}: ${value} in ${took}`
    : `trial ${number} stopped after ${listeners} listeners, at about ${value}, in ${took}`;
}
