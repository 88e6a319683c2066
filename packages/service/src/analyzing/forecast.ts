import { type AnalyzeAlgorithm, type Config, type LabelledSet, type SetShape, shapeOfSet } from "@segue/engine";
import { SegueError } from "../errors.js";
import type { JobContext } from "../jobs/handler.js";
import { bytesText } from "../machine/memory.js";
import { machineSpeed } from "../machine/speed.js";
import type { Forecast } from "../ports/jobs.js";
import { secondsText } from "../registry/refuse-too-large.js";
import { roomFor } from "../registry/room.js";

/** What a worker process takes, and how often the examples are in memory: as they were read, and what is learned from. Bytes, and a factor. */
const COST = { process: 150e6, copies: 2 };

/** The memory of a process that learns a set whose examples have so many bytes. Throws a `TrainingError` where the config does not fit it. */
export function bytesToLearn(algorithm: AnalyzeAlgorithm, config: Config, shape: SetShape, examples: number): number {
  const { bytes, model } = algorithm.estimate(shape, config);
  return Math.round(COST.process + COST.copies * examples + bytes + model);
}

/** The time of so many trainings of a set, one after the other, on this machine. */
export const secondsToLearn = (algorithm: AnalyzeAlgorithm, config: Config, shape: SetShape, trainings: number): number =>
  (trainings * algorithm.estimate(shape, config).seconds) / machineSpeed();

/** The bytes of a set's examples. */
export const bytesOf = ({ examples }: LabelledSet): number => examples.reduce((sum, { data }) => sum + data.byteLength, 0);

/** Forecasts the trainings of a set that is in memory, one after the other, tells the job's log, and rejects with `not-enough-memory` where they do not fit. */
export async function forecastLearning(
  algorithm: AnalyzeAlgorithm,
  config: Config,
  set: LabelledSet,
  trainings: number,
  { services, id, log, expect }: JobContext,
): Promise<Forecast> {
  const shape = shapeOfSet(set);
  const forecast = {
    seconds: secondsToLearn(algorithm, config, shape, trainings),
    bytes: bytesToLearn(algorithm, config, shape, bytesOf(set)),
  };
  const room = await roomFor(services, id, process.memoryUsage.rss());
  if (forecast.bytes > room.bytes)
    throw new SegueError(
      "not-enough-memory",
      `Training ${algorithm.name} on ${set.examples.length} examples takes about ${bytesText(forecast.bytes)} of memory; there is room for ${bytesText(room.bytes)}.`,
      { hint: "Read less of each track (--reads), or choose an algorithm that takes less: stats-classifier, forest." },
    );
  const often = trainings === 1 ? "" : ` for ${trainings} trainings`;
  await log(
    `${algorithm.name} takes about ${secondsText(forecast.seconds)} and ${bytesText(forecast.bytes)} of ${bytesText(room.bytes)}${often}`,
  );
  await expect(forecast);
  return forecast;
}
