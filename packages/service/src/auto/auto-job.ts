import { shapeOf } from "@segue/engine";
import { refusing } from "../evaluations/refusing.js";
import { defineJob, type JobContext, parseInput, part } from "../jobs/handler.js";
import { createModelRegistry } from "../registry/models.js";
import { trainJob } from "../registry/train-job.js";
import { currentDataset } from "../snapshots/current-dataset.js";
import { trainingOf } from "../tunings/recipe.js";
import { placeOf, servedBy } from "./against-served.js";
import { startBudget } from "./budget.js";
import { choose } from "./choice.js";
import { explain, type Outcome } from "./explain.js";
import { judgeChoice } from "./judge-choice.js";
import { autoWish } from "./wish.js";

/** Compares what the data support, tunes the best, trains the choice on everything, and serves it where it is not worse than what is served. */
export const autoJob = defineJob({
  kind: "auto",
  input: autoWish,
  resource: () => "auto",
  async run(wish, context) {
    const budget = startBudget(60 * wish.minutes);
    const { services, workspace, report, log } = context;
    await report(0, "loading the data");
    // Asked before the training: the first model of all is served by being there.
    const served = await servedBy(context, wish.deployment);
    const dataset = await currentDataset(services, workspace, part(report, 0, 0.02));
    const choice = await refusing(() => choose(wish, dataset, budget, { ...context, report: part(report, 0.02, 0.75) }));
    const judgement = await judgeChoice(choice, served, wish, { ...context, report: part(report, 0.75, 0.85) });
    const { command, request } = trainingOf({ ...wish, algorithm: choice.winner.algorithm.name }, choice.winner.config);
    const model = await train(request.body, { ...context, report: part(report, 0.85, 1) });
    const place = placeOf(served, judgement.overServed);
    if (place.promote) await createModelRegistry(services).promote(workspace, model, wish.deployment);
    const seconds = Math.round(budget.spent());
    const outcome = { ...choice, ...judgement, ...place, wish, model, command, seconds };
    const explanation = explain(outcome, shapeOf(dataset));
    for (const line of explanation) await log(line);
    return told(outcome, explanation);
  },
});

/** Trains on everything; name@version. */
async function train(body: Readonly<Record<string, unknown>>, context: JobContext): Promise<string> {
  // What the training's result says of model and version is its own contract with scripts.
  const { model, version } = (await trainJob.run(parseInput(trainJob, body), context)) as { model: string; version: number };
  return `${model}@${version}`;
}

/** The job's result. */
function told(outcome: Outcome, explanation: readonly string[]) {
  const { model, command, winner, wish, listeners, judged, figure, overPopularity, overServed, promote, why, seconds } = outcome;
  return {
    model,
    algorithm: winner.algorithm.name,
    config: winner.config,
    command,
    metric: wish.metric,
    split: wish.split,
    seed: wish.seed,
    validation: { figure: winner.figure, listeners },
    test: { figure, listeners: judged, overPopularity: overPopularity ?? null, overServed: overServed ?? null },
    compared: outcome.compared.map(({ starter, verdict }) => ({
      algorithm: starter.algorithm.name,
      unfit: starter.unfit ?? null,
      ...verdict,
    })),
    leftOut: outcome.leftOut,
    tuned: outcome.tuned.map(({ compared, tuning, trials, best }) => ({
      algorithm: compared.starter.algorithm.name,
      tuning,
      trials: trials.length,
      best: { number: best.number, settings: best.settings, figure: best.figure },
    })),
    deployment: wish.deployment,
    promoted: promote,
    why,
    seconds,
    explanation,
  };
}
