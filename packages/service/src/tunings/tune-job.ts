import { bestOf, type Trial, type Tunable } from "@segue/engine";
import { Type } from "typebox";
import { SegueError } from "../errors.js";
import { refusing } from "../evaluations/refusing.js";
import { defineJob, type JobContext, parseInput, part } from "../jobs/handler.js";
import type { Tuning } from "../ports/tunings.js";
import { parametersOf } from "../registry/parameters.js";
import { trainJob } from "../registry/train-job.js";
import { contestAtOnce } from "./contest-at-once.js";
import { contestOn } from "./contest-on.js";
import type { Ground } from "./ground.js";
import { howMany, roomForTrials } from "./how-many.js";
import { tuningNamed } from "./named.js";
import { recipeNamed } from "./read-wish.js";
import { trainingOf } from "./recipe.js";
import { judgeBest, makeTrials } from "./run-trials.js";
import { startTrialProcess } from "./trial-process.js";
import { withGround } from "./with-ground.js";

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
    const { trials, final } = await refusing(() =>
      withGround(tuning, context, (algorithm, ground) => search(algorithm, ground, tuning, begun, context)),
    );
    const best = trials.find(({ number }) => number === final.best)!;
    const training = trainingOf(wish, { ...wish.config, ...best.settings });
    const trained = wish.train ? await train(training.request.body, context) : {};
    return { tuning: id, trials: trials.length, best: { ...best, ...training }, final, ...trained };
  },
});

async function search<A extends Tunable, Figures>(
  algorithm: A,
  ground: Ground<A, Figures>,
  tuning: Tuning,
  begun: number,
  context: JobContext,
) {
  const { services, workspace, report } = context;
  const { tunings } = services.store;
  const { id, wish: asked } = tuning;
  const { dataset, metric, idle } = ground;
  const config = { ...idle, ...asked.config };
  const parallel = await howMany(
    asked,
    ground,
    { algorithm, config: parametersOf(recipeNamed(algorithm.name), config) },
    context,
  );
  const wish = { ...asked, config, metric, parallel };
  await tunings.begin(workspace, id, { job: context.id, dataset, wish });
  const { better } = ground.judging;
  const mayBegin = wish.minutes === undefined ? {} : { mayBegin: within(60 * wish.minutes, begun, better) };
  const tuned = { ...context, report: part(report, 0, 0.85) };
  const { contest, close } = contestFor(ground, { ...tuning, dataset, wish }, parallel, context);
  let trials: Trial[];
  try {
    trials = await makeTrials({ id, wish, algorithm, contest, parallel, ...mayBegin }, tuned);
  } finally {
    close();
  }
  const final = await judgeBest(wish, algorithm, trials, ground, part(report, 0.85, wish.train ? 0.9 : 1));
  if (final === undefined)
    throw new SegueError("no-trial-judged", `None of ${trials.length} trials could be judged; the first: ${trials[0]?.why}`);
  await tunings.finish(workspace, id, final);
  return { trials, final };
}

/** Where trials are made: in this process with all threads, or several at once with a share of them. */
function contestFor<A extends Tunable, Figures>(
  ground: Ground<A, Figures>,
  tuning: Tuning,
  parallel: number,
  context: JobContext,
) {
  if (parallel === 1) return { contest: contestOn(ground, context), close() {} };
  const { config } = context.services;
  const threads = Math.max(1, Math.floor(config.threads / parallel));
  return contestAtOnce<A, Figures>(ground, {
    start: () => startTrialProcess({ config: { ...config, threads }, tuning }),
    room: (held) => roomForTrials(context, held),
    holds: context.holds,
  });
}

/** Whether one more trial fits: as long as the slowest so far, and afterwards the figures on the test part. */
function within(seconds: number, begun: number, better: "higher" | "lower") {
  const secondsOf = (trial: Trial | undefined) => (trial === undefined ? 0 : trial.seconds.train + trial.seconds.judge);
  return (past: readonly Trial[]) => {
    const slowest = Math.max(...past.map(secondsOf));
    const usual = past.find(({ number }) => number === 1);
    const final = secondsOf(usual) + secondsOf(bestOf(past, better));
    return (performance.now() - begun) / 1000 + slowest + final <= seconds;
  };
}

async function train(body: Readonly<Record<string, unknown>>, context: JobContext) {
  const training = { ...context, report: part(context.report, 0.9, 1) };
  // What the training's result says of model and version is its own contract with scripts.
  const { model, version } = (await trainJob.run(parseInput(trainJob, body), training)) as { model: string; version: number };
  return { model: `${model}@${version}` };
}
