import { SegueError } from "../errors.js";
import { type JobContext, parseInput } from "../jobs/handler.js";
import type { ModelRecord } from "../ports/models.js";
import { modelPath } from "../registry/model-files.js";
import { trainJob } from "../registry/train-job.js";

/** What there is no learning from any more. */
const NOTHING_LEFT = ["no-data", "not-enough-data"];

/**
 * Models that hold histories, trained again without the erased: the newest of each name takes over where one of that name was served,
 * and the old ones are removed. Where nothing is left to learn from, they only go. The names of those trained.
 */
export async function retrainHolding(context: JobContext): Promise<string[]> {
  const { store } = context.services;
  const held = (await store.models.list(context.workspace)).filter(({ holds }) => holds === "histories");
  const trained: string[] = [];
  for (const name of new Set(held.map((model) => model.name))) {
    const old = held.filter((model) => model.name === name);
    const version = await trainAgain(old.at(-1)!, context);
    await takeOver(name, old, version, context);
    for (const model of old) await remove(model, context);
    if (version !== undefined) trained.push(`${name}@${version}`);
  }
  return trained;
}

async function trainAgain({ algorithm, config, seed, name }: ModelRecord, context: JobContext): Promise<number | undefined> {
  try {
    const wish = parseInput(trainJob, { algorithm, config, seed, as: name });
    const { version } = (await trainJob.run(wish, context)) as { version: number };
    return version;
  } catch (thrown) {
    if (thrown instanceof SegueError && NOTHING_LEFT.includes(thrown.code)) return undefined;
    throw thrown;
  }
}

/** Deployments serve the new version instead of an old one, and cannot go back to one that is no more. */
async function takeOver(
  name: string,
  old: readonly ModelRecord[],
  version: number | undefined,
  context: JobContext,
): Promise<void> {
  const { store, clock } = context.services;
  const isOld = (one: { model: string; version: number } | null) =>
    one !== null && one.model === name && old.some((model) => model.version === one.version);
  for (const deployment of await store.models.deployments(context.workspace)) {
    if (!isOld(deployment) && !isOld(deployment.previous)) continue;
    const previous = isOld(deployment.previous) ? null : deployment.previous;
    if (!isOld(deployment)) await store.models.deploy(context.workspace, { ...deployment, previous });
    else if (version === undefined) await store.models.undeploy(context.workspace, deployment.name);
    else await store.models.deploy(context.workspace, { ...deployment, previous, version, updatedAt: clock.now() });
  }
}

async function remove({ name, version }: ModelRecord, { services, workspace }: JobContext): Promise<void> {
  await services.store.models.remove(workspace, name, version);
  await services.artifacts.remove(modelPath(workspace, name, version));
}
