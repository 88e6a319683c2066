import { bestOf, type Dataset, type Trial } from "@segue/engine";
import { Type } from "typebox";
import { SegueError } from "../errors.js";
import { refusing } from "../evaluations/refusing.js";
import { defineJob, type JobContext, parseInput, part } from "../jobs/handler.js";
import type { Tuning } from "../ports/tunings.js";
import { trainJob } from "../registry/train-job.js";
import { currentDataset } from "../snapshots/current-dataset.js";
import { readTuning } from "./check.js";
import { tuningNamed } from "./named.js";
import { trainingOf } from "./recipe.js";
import { contestIn, groundOf, judgeBest, makeTrials } from "./run-trials.js";

/** Works on a stored tuning: goes on after the trials that are there, and judges the best one on the test part. */
export const tuneJob = defineJob({
  kind: "tune",
  input: Type.Object({ tuning: Type.String() }, { additionalProperties: false }),
  resource: ({ tuning }) => `tuning:${tuning}`,
  async run({ tuning: id }, context) {
    const begun = performance.now();
    const tuning = await tuningNamed(context.services, context.workspace, id);
    const { wish } = tuning;
    await context.report(0, "loading the data");
    const { trials, final } = await refusing(() => search(tuning, begun, context));
    const best = trials.find(({ number }) => number === final.best)!;
    const training = trainingOf(wish.algorithm, { ...wish.config, ...best.settings }, wish.seed, wish.as);
    const trained = wish.train ? await train(training.request.body, context) : {};
    return { tuning: id, trials: trials.length, best: { ...best, ...training }, final, ...trained };
  },
});

async function search(tuning: Tuning, begun: number, context: JobContext) {
  const { services, workspace, report } = context;
  const { id, wish } = tuning;
  const dataset = await dataOf(tuning, context);
  await services.store.tunings.begin(workspace, id, { job: context.id, dataset: dataset.fingerprint });
  const { measure, split } = readTuning(wish);
  const ground = groundOf(dataset, split, wish.seed);
  const contest = contestIn(context, ground, { ...wish, measure });
  const mayBegin = wish.minutes === undefined ? {} : { mayBegin: within(60 * wish.minutes, begun, measure.metric.better) };
  const tuned = { ...context, report: part(report, 0, 0.85) };
  const trials = await makeTrials({ id, wish, contest, ...mayBegin }, tuned);
  const final = await judgeBest(wish, trials, ground, { ...context, report: part(report, 0.85, wish.train ? 0.9 : 1) });
  if (final === undefined)
    throw new SegueError("no-trial-judged", `None of ${trials.length} trials could be judged; the first: ${trials[0]?.why}`);
  await services.store.tunings.finish(workspace, id, final);
  return { trials, final };
}

/** What it began with, so that all of its trials compare; rejects with `tuning-outdated` where that is no more. */
async function dataOf({ id, dataset }: Tuning, { services, workspace, report }: JobContext): Promise<Dataset> {
  if (dataset === null) return currentDataset(services, workspace, part(report, 0, 0));
  const { store, snapshotFiles } = services;
  const gone = (cause?: unknown) =>
    new SegueError("tuning-outdated", `The data that the tuning ${id} began with are no more as they were.`, { cause });
  if ((await store.snapshots.current(workspace, dataset)) !== dataset) throw gone();
  return snapshotFiles.read(workspace, dataset).catch((thrown: unknown) => {
    throw thrown instanceof SegueError && thrown.code === "damaged-file" ? gone(thrown) : thrown;
  });
}

/** Whether one more trial fits: as long as the slowest so far, and afterwards the figures on the test part. */
function within(seconds: number, begun: number, better: "higher" | "lower") {
  const secondsOf = (trial: Trial | undefined) => (trial === undefined ? 0 : trial.seconds.train + trial.seconds.judge);
  return (past: readonly Trial[]) => {
    const slowest = Math.max(...past.map(secondsOf));
    const final = secondsOf(past[0]) + secondsOf(bestOf(past, better));
    return (performance.now() - begun) / 1000 + slowest + final <= seconds;
  };
}

async function train(body: Readonly<Record<string, unknown>>, context: JobContext) {
  const training = { ...context, report: part(context.report, 0.9, 1) };
  // What the training's result says of model and version is its own contract with scripts.
  const { model, version } = (await trainJob.run(parseInput(trainJob, body), training)) as { model: string; version: number };
  return { model: `${model}@${version}` };
}
