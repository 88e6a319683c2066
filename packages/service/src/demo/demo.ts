import { realpath } from "node:fs/promises";
import { HOME } from "../deployments/answerers.js";
import { SegueError } from "../errors.js";
import type { evaluateJob } from "../evaluations/evaluate-job.js";
import { shownSets } from "../hearing/shown-sets.js";
import type { JobQueue } from "../jobs/queue.js";
import { createModelRegistry } from "../registry/models.js";
import type { Services } from "../services.js";
import { renderedFolder } from "../simulation/rendered-folder.js";

/** Trained first: seconds, so that answers come at once. */
const QUICK = ["popularity", "item-knn"];
/** Trained while the quick ones serve. */
const THOROUGH = ["user-knn", "als", "ease"];
/** What decides which model serves in the end. */
const METRIC = "ndcg@10";

/**
 * Makes the demo: a simulated world, quick models, then sound for its most famous tracks, then better models, then the one that is judged best is promoted. Each step is done
 * only where it is missing, so that an interrupted demo goes on. `ready` resolves when recommendations can be asked for, `whole`
 * when everything is done.
 */
export function makeDemo(services: Services, jobs: JobQueue, workspace: string): { ready: Promise<void>; whole: Promise<void> } {
  const { store } = services;
  const models = createModelRegistry(services);
  const run = async (kind: string, input: unknown): Promise<unknown> => {
    const job = await jobs.ended(workspace, (await jobs.add(workspace, kind, input)).id);
    if (job.state === "done") return job.result;
    throw new SegueError("job-failed", `The demo stopped at ${kind}: ${job.error?.detail ?? job.state}`);
  };
  const train = async (algorithm: string) => {
    if ((await store.models.get(workspace, algorithm)) === undefined) await run("train", { algorithm });
  };
  const makeReady = async () => {
    if ((await store.events.count(workspace)) === 0) await run("simulate", {});
    for (const algorithm of QUICK) await train(algorithm);
    const home = await store.models.served(workspace, HOME);
    if (home?.models[0]?.model === QUICK[0]) await models.promote(workspace, "item-knn", HOME);
  };
  const sound = async () => {
    const { config } = services;
    const folder = await realpath(renderedFolder(config, workspace)).catch(() => undefined);
    if (folder !== undefined && (await store.sounds.findFolder(workspace, folder)) !== undefined) return;
    await run("render", {});
    await run("features", { features: shownSets });
  };
  const finish = async () => {
    await sound();
    const missing = await Promise.all(THOROUGH.map((name) => store.models.get(workspace, name)));
    if (missing.every((model) => model !== undefined)) return;
    for (const algorithm of THOROUGH) await train(algorithm);
    const subjects = [...QUICK, ...THOROUGH];
    const { models: judged } = (await run("evaluate", { subjects })) as Awaited<ReturnType<typeof evaluateJob.run>> & {
      models: { model: string; metrics: Record<string, { value: number }> }[];
    };
    const best = judged.reduce((a, b) => ((b.metrics[METRIC]?.value ?? 0) > (a.metrics[METRIC]?.value ?? 0) ? b : a));
    await models.promote(workspace, best.model, HOME);
    services.log.info({ model: best.model, [METRIC]: best.metrics[METRIC]?.value }, "the best model of the demo serves now");
  };
  const ready = makeReady();
  return { ready, whole: ready.then(finish) };
}
