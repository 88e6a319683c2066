import { bestOf, type Trial, type Tunable } from "@segue/engine";
import { Type } from "typebox";
import { SegueError } from "../errors.js";
import { refusing } from "../evaluations/refusing.js";
import { defineJob, type JobContext, parseInput, part } from "../jobs/handler.js";
import type { Tuning } from "../ports/tunings.js";
import { trainJob } from "../registry/train-job.js";
import type { Ground } from "./ground.js";
import { labelGround } from "./label-ground.js";
import { listeningGround } from "./listening-ground.js";
import { tuningNamed } from "./named.js";
import { readTuning } from "./read-wish.js";
import { trainingOf } from "./recipe.js";
import { judgeBest, makeTrials } from "./run-trials.js";

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
    const training = trainingOf(wish, { ...wish.config, ...best.settings });
    const trained = wish.train ? await train(training.request.body, context) : {};
    return { tuning: id, trials: trials.length, best: { ...best, ...training }, final, ...trained };
  },
});

async function search(tuning: Tuning, begun: number, context: JobContext) {
  const read = readTuning(tuning.wish);
  return read.task === "analyze"
    ? searchOn(read.algorithm, await labelGround(read, tuning, context), tuning, begun, context)
    : searchOn(read.algorithm, await listeningGround(read, tuning, context), tuning, begun, context);
}

async function searchOn<A extends Tunable>(
  algorithm: A,
  ground: Ground<A>,
  { id, wish: asked }: Tuning,
  begun: number,
  context: JobContext,
) {
  const { services, workspace, report } = context;
  const { tunings } = services.store;
  const { contest, dataset, metric, idle } = ground;
  const wish = { ...asked, config: { ...idle, ...asked.config }, metric };
  await tunings.begin(workspace, id, { job: context.id, dataset, wish });
  const mayBegin = wish.minutes === undefined ? {} : { mayBegin: within(60 * wish.minutes, begun, contest.better) };
  const tuned = { ...context, report: part(report, 0, 0.85) };
  const trials = await makeTrials({ id, wish, algorithm, contest, ...mayBegin }, tuned);
  const final = await judgeBest(wish, algorithm, trials, ground, part(report, 0.85, wish.train ? 0.9 : 1));
  if (final === undefined)
    throw new SegueError("no-trial-judged", `None of ${trials.length} trials could be judged; the first: ${trials[0]?.why}`);
  await tunings.finish(workspace, id, final);
  return { trials, final };
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
