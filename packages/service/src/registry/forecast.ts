import { type Algorithm, type Config, type Dataset, type DatasetSize, estimateTraining, sizeOf } from "@segue/engine";
import { machineSpeed } from "../machine/speed.js";
import type { Forecast } from "../ports/jobs.js";

/** How much there is to learn from, and what has to be done before. */
export interface DataSize extends DatasetSize {
  readonly events: number;
  /** Whether a snapshot of the store has to be taken first; otherwise one is read. */
  readonly untaken: boolean;
}

/** What it takes to have data in memory, and to be a worker process: seconds and bytes, fitted to `bench/estimates.ts`. */
const COST = {
  process: 150e6,
  event: 21,
  name: 250,
  play: 8,
  /** While a snapshot is read, and while one is taken, beside what is kept. */
  readEvent: 25,
  takenEvent: 165,
  start: 0.6,
  readSeconds: 0.8e-6,
  takenSeconds: 4e-6,
  nameSeconds: 5e-6,
  storedSeconds: 5e-9,
};

/** What training takes of this machine, from the start of the worker to the stored model. */
export function forecastTraining(algorithm: Algorithm, config: Config, size: DataSize): Forecast {
  const { bytes, model, seconds } = estimateTraining(algorithm, size, config);
  const names = size.users + size.tracks;
  const held = COST.event * size.events + COST.name * names + COST.play * size.plays;
  const loading = size.events * (size.untaken ? COST.takenEvent : COST.readEvent);
  // What training took is hardly given back before the model is there a second time, as the bytes of its file.
  const peak = COST.process + held + Math.max(loading, bytes + model);
  const prepared = size.events * (size.untaken ? COST.takenSeconds : COST.readSeconds) + COST.nameSeconds * names;
  return {
    bytes: Math.round(peak),
    seconds: (COST.start + prepared + seconds + COST.storedSeconds * model) / machineSpeed(),
  };
}

/** The size of a dataset that is in memory. */
export const dataSizeOf = (dataset: Pick<Dataset, "plays" | "tags" | "events">): DataSize => ({
  ...sizeOf(dataset),
  events: dataset.events.length,
  untaken: false,
});
