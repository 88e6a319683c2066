import type { TObject } from "typebox";
import type { Algorithm } from "../algorithm.js";
import { neededRuntime } from "../learning/needed-runtime.js";
import { tooLittleOrder } from "../unfit.js";
import { layoutOf } from "./layout.js";
import { learnedFrom } from "./learned.js";
import { networkModel } from "./model.js";
import { type Body, parametersOf } from "./network.js";
import type { TrainingParameters } from "./parameters.js";
import { othersFor, roomFor } from "./task.js";
import { trainNetwork } from "./train.js";

/** What all networks that foretell the next track have in common: given its body, the rest of an algorithm. */
export function nextTrackNetwork<Config extends TrainingParameters>(
  body: Body<Config>,
): Pick<Algorithm<TObject>, "task" | "holds" | "unfit"> & NetworkLife<Config> {
  return {
    task: "recommend",
    holds: "tracks",
    unfit: tooLittleOrder,
    estimate({ tracks, plays }, config) {
      const { width, epochs } = config;
      const others = othersFor(tracks, config);
      const own = weightsOf(body, config);
      const tables = tracks * (width + 1);
      return {
        // Weights, Adam's two memories of them, the best so far and what a checkpoint copies; and all that a step computes.
        bytes: COST.bytes + 4 * (6 * tables + 10 * own) + COST.scores * roomFor(plays, config) * others,
        model: 4 * (tables + own),
        seconds: COST.start + epochs * (plays * (COST.weight * own + COST.score * width * others) + COST.table * tables),
      };
    },
    layout: ({ tracks }, config) => layoutOf(body, config, tracks),
    async train(dataset, config, context) {
      const runtime = neededRuntime(context.runtime, INSTEAD);
      const learned = await trainNetwork({ body, config, dataset, runtime, context });
      return networkModel({ body, config, learned, runtime });
    },
    restore: (files, config, { runtime }) =>
      networkModel({ body, config, learned: learnedFrom(files, config), runtime: neededRuntime(runtime, INSTEAD) }),
  };
}

interface NetworkLife<Config> {
  estimate(size: Parameters<Algorithm["estimate"]>[0], config: Config): ReturnType<Algorithm["estimate"]>;
  layout(size: Parameters<NonNullable<Algorithm["layout"]>>[0], config: Config): ReturnType<NonNullable<Algorithm["layout"]>>;
  train(
    dataset: Parameters<Algorithm["train"]>[0],
    config: Config,
    context: Parameters<Algorithm["train"]>[2],
  ): ReturnType<Algorithm["train"]>;
  restore(
    files: Parameters<Algorithm["restore"]>[0],
    config: Config,
    context: Parameters<Algorithm["restore"]>[2],
  ): ReturnType<Algorithm["restore"]>;
}

/** Foretells next tracks, too. */
const INSTEAD = "session-knn";

/** Seconds and bytes, fitted to `bench/estimates.ts`. */
const COST = { start: 1, weight: 3e-11, score: 1.5e-10, table: 5e-8, bytes: 6e7, scores: 200 };

/** How many numbers the network has beside its tables. */
const weightsOf = <Config extends TrainingParameters>(body: Body<Config>, config: Config): number =>
  parametersOf(body, config).reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
