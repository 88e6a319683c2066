import { sameServing } from "../deployments/history.js";
import { SegueError } from "../errors.js";
import { type JobContext, parseInput } from "../jobs/handler.js";
import type { Deployment, ModelRecord, ServedModel, Serving } from "../ports/models.js";
import { modelPath } from "../registry/model-files.js";
import { removeUnrecorded } from "../registry/publish.js";
import { trainJob } from "../registry/train-job.js";

/** What there is no learning from any more. */
const NOTHING_LEFT = ["no-data", "not-enough-data"];

/**
 * Models that hold histories, trained again without the erased: the newest of each name takes over where one of that name was served,
 * alone or in a mix, or had an alias, and the old ones are removed. Where nothing is left to learn from, they only go. The names of
 * those trained.
 */
export async function retrainHolding(context: JobContext): Promise<string[]> {
  const { services, workspace } = context;
  const held = (await services.store.models.list(workspace)).filter(({ holds }) => holds === "histories");
  const trained: string[] = [];
  for (const name of new Set(held.map((model) => model.name))) {
    const old = held.filter((model) => model.name === name);
    const version = await trainAgain(old.at(-1)!, context);
    await takeOver({ name, old: old.map((model) => model.version), version }, context);
    for (const model of old) await remove(model, context);
    if (version !== undefined) trained.push(`${name}@${version}`);
  }
  await removeUnrecorded(services, workspace);
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

/** Versions of a name that go, and the one that comes in their place, where there is one. */
interface Replacement {
  readonly name: string;
  readonly old: readonly number[];
  readonly version: number | undefined;
}

async function takeOver(replacement: Replacement, context: JobContext): Promise<void> {
  const { store } = context.services;
  for (const deployment of await store.models.deployments(context.workspace))
    await renewDeployment(deployment, replacement, context);
  for (const alias of await store.models.aliases(context.workspace)) {
    if (alias.name !== replacement.name || !replacement.old.includes(alias.version)) continue;
    // Without a new version the alias goes with the old one.
    if (replacement.version !== undefined)
      await store.models.setAlias(context.workspace, {
        ...alias,
        version: replacement.version,
        updatedAt: context.services.clock.now(),
      });
  }
}

/** The present is changed as a change of its own; what was served before is rewritten, so that a step back serves no old version. */
async function renewDeployment(
  { name, changes }: Deployment,
  replacement: Replacement,
  { services: { store, clock }, workspace }: JobContext,
): Promise<void> {
  for (const { number, serving } of changes.slice(1)) {
    const renewed = replaced(serving, replacement);
    if (renewed !== undefined && !sameServing(renewed, serving))
      await store.models.rewriteChange(workspace, name, number, renewed);
  }
  const [present] = changes as [Deployment["changes"][number]];
  const renewed = replaced(present.serving, replacement);
  if (renewed === undefined) return store.models.undeploy(workspace, name);
  if (sameServing(renewed, present.serving)) return;
  await store.models.deploy(workspace, name, { serving: renewed, how: "retrained", at: clock.now(), back: present.back });
  await store.models.rewriteChange(workspace, name, present.number, renewed);
}

/** What is served with the new version instead of old ones, without them where there is none; undefined where nothing is left. */
function replaced(serving: Serving, { name, old, version }: Replacement): Serving | undefined {
  const models = new Map<string, ServedModel>();
  for (const served of serving.models) {
    const goes = served.model === name && old.includes(served.version);
    if (goes && version === undefined) continue;
    const stays = goes ? { ...served, version: version! } : served;
    const key = `${stays.model}@${stays.version}`;
    // Two old versions of a name become one, with the weight of both.
    models.set(key, { ...stays, weight: stays.weight + (models.get(key)?.weight ?? 0) });
  }
  const left = [...models.values()];
  if (left.length === 0) return undefined;
  return left.length > 1 ? { ...serving, models: left } : { ...serving, models: [{ ...left[0]!, weight: 1 }], by: null };
}

async function remove({ name, version }: ModelRecord, { services, workspace }: JobContext): Promise<void> {
  await services.store.models.remove(workspace, name, version);
  await services.artifacts.remove(modelPath(workspace, name, version));
}
