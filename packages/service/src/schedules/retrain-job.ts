import { Type } from "typebox";
import { SegueError } from "../errors.js";
import { defineJob, type JobContext, parseInput, part } from "../jobs/handler.js";
import { createModelRegistry } from "../registry/models.js";
import { trainJob } from "../registry/train-job.js";
import { type TrainPlan, trainPlanSchema } from "./plan.js";
import { worthServing } from "./worth-serving.js";

/** Does what a schedule plans that trains: trains, serves the model where the plan allows it, and removes old versions. */
export const retrainJob = defineJob({
  kind: "retrain",
  input: Type.Object({ schedule: Type.String(), plan: trainPlanSchema }, { additionalProperties: false }),
  resource: ({ plan }) => `model:${plan.as ?? plan.algorithm}`,
  async run({ schedule, plan }, context) {
    const { services, workspace, report, log } = context;
    // Asked before the training: the first model of all is served by being there.
    const served = await services.store.models.deployment(workspace, plan.deployment);
    const trained = await train(plan, { ...context, report: part(report, 0, plan.promote === "not-worse" ? 0.5 : 0.9) });
    const reference = `${trained.model}@${trained.version}`;
    const { promote, why } = await worthServing(plan, served, { ...context, report: part(report, 0.5, 0.9) });
    if (promote) await createModelRegistry(services).promote(workspace, reference, plan.deployment);
    await log(`${reference} is ${promote ? "" : "not "}served as ${plan.deployment}: ${why}`);
    const removed = await keepNewest(trained.model, plan.keep, context);
    return { schedule, ...trained, promoted: promote, why, removed };
  },
});

interface Trained {
  readonly model: string;
  readonly version: number;
}

async function train({ algorithm, config, seed, as }: TrainPlan, context: JobContext): Promise<Trained> {
  const wish = parseInput(trainJob, { algorithm, config, seed, ...(as === undefined ? {} : { as }) });
  // What the training's result says of model and version is its own contract with scripts.
  return (await trainJob.run(wish, context)) as Trained;
}

/** Removes all but the newest versions of a model, and what deployments serve or could go back to. The names of those removed. */
async function keepNewest(name: string, keep: number, { services, workspace }: JobContext): Promise<string[]> {
  const { models } = services.store;
  const versions = (await models.list(workspace)).filter((model) => model.name === name).sort((a, b) => b.version - a.version);
  const registry = createModelRegistry(services);
  const removed: string[] = [];
  for (const { version } of versions.slice(keep)) {
    const reference = `${name}@${version}`;
    if (await removedUnlessServed(() => registry.remove(workspace, reference))) removed.push(reference);
  }
  return removed;
}

async function removedUnlessServed(remove: () => Promise<unknown>): Promise<boolean> {
  try {
    await remove();
    return true;
  } catch (thrown) {
    if (thrown instanceof SegueError && thrown.code === "model-in-use") return false;
    throw thrown;
  }
}
