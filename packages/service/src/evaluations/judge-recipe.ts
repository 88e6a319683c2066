import {
  type Algorithm,
  type Config,
  type Dataset,
  evaluate,
  type ListenerFigures,
  type Split,
  slicesOf,
  trainAlgorithm,
  trainingFor,
} from "@segue/engine";
import { createRandom } from "@segue/kernels";
import { type JobContext, part } from "../jobs/handler.js";
import type { ModelEvaluation } from "../ports/models.js";
import type { Store } from "../ports/store.js";
import { dataSizeOf } from "../registry/forecast.js";
import { learning } from "../registry/learning.js";
import { forecastTold } from "../registry/refuse-too-large.js";
import { readSplit } from "./read-split.js";
import { refusing } from "./refusing.js";

/** How a model is to be trained. */
export interface Recipe {
  readonly algorithm: Algorithm;
  readonly config: Config;
  readonly seed: number;
}

/** The length of list that is judged. */
const K = 10;
/** Users read from the store at once. */
const PAGE = 1000;

/**
 * How a recipe does when it is trained on one part of a dataset and judged on another, as `segue evaluate` finds it with the same split
 * and seed, and by slices. Rejects with `invalid-split` or `not-enough-data`.
 */
export async function judgeRecipe(
  { algorithm, config, seed }: Recipe,
  dataset: Dataset,
  splitText: string,
  context: JobContext,
): Promise<ModelEvaluation> {
  const { report, workspace, pool } = context;
  const { store } = context.services;
  return refusing(async () => {
    const split = readSplit(splitText).split(dataset, createRandom(seed).fork("split"));
    const training = trainingFor(split, "test");
    // The whole is still there while a part of it is learned from.
    await forecastTold(context, algorithm, config, { ...dataSizeOf(training), events: 2 * dataset.events.length });
    const { runtime } = context.services;
    const kept = learning(context, { algorithm: algorithm.name, config, seed, dataset: training });
    const train = { random: createRandom(seed), pool, runtime, ...kept, report: part(report, 0, 0.6) };
    const recommender = await trainAlgorithm(algorithm, training, config, train);
    const took = kept.elapsed();
    const trained = performance.now();
    const random = createRandom(seed).fork("intervals");
    const judging = { recommender, split, part: "test", k: [K], random, pool, report: part(report, 0.6, 0.95) } as const;
    const { users, metrics, perListener } = await evaluate({ ...judging, perListener: true });
    const scored = performance.now();
    // Parts of the listeners are told of where each has one list.
    const slices =
      split.judges === "next-track" ? [] : await slicesWithFacts({ split, figures: perListener!, seed, store, workspace });
    const seconds = { train: inSeconds(took), score: inSeconds(scored - trained) };
    return { split: split.text, seed, users, metrics, slices, seconds };
  });
}

interface Sliced {
  readonly split: Split;
  readonly figures: ListenerFigures;
  readonly seed: number;
  readonly store: Pick<Store, "users">;
  readonly workspace: string;
}

async function slicesWithFacts({ split, figures, seed, store, workspace }: Sliced): Promise<ModelEvaluation["slices"]> {
  const facts = await factsOf(store, workspace, figures.ids);
  return slicesOf({ split, part: "test", figures, k: K, facts, random: createRandom(seed).fork("slices") });
}

/** What is known about those of the listeners of whom something is. */
async function factsOf({ users }: Pick<Store, "users">, workspace: string, ids: readonly string[]) {
  const wanted = new Set(ids);
  const facts = new Map<string, Readonly<Record<string, string | number>>>();
  for (let cursor: string | undefined; ; ) {
    const page = await users.list(workspace, { limit: PAGE, cursor });
    for (const user of page.items) if (wanted.has(user.id) && Object.keys(user.facts).length > 0) facts.set(user.id, user.facts);
    if (page.next === undefined) return facts;
    cursor = page.next;
  }
}

/** Milliseconds as seconds with three decimals. */
const inSeconds = (ms: number) => Math.round(ms) / 1000;
