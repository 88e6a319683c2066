import { denseRow, zeros } from "@segue/kernels";
import { type Static, Type } from "typebox";
import type { Dataset } from "../../dataset/dataset.js";
import { parseSplit } from "../../evaluation/splits/parse.js";
import { judgingLists } from "../../evaluation/splits/split.js";
import { standardScale, standardScores } from "../../pipeline/standard-scores.js";
import { type Child, type Contribution, defineAlgorithm, type Query, type Recommender, type TrainContext } from "../algorithm.js";
import { examplesOf } from "../blending/examples.js";
import { learnWeights } from "../blending/learn-weights.js";
import { childrenParameter, placesOf, trainChildren, within } from "../children.js";
import { explained, isExplained } from "../contributions.js";
import { childFiles, dataOf, filesOfChildren } from "../tensors.js";
import { tunable } from "../tunable.js";
import { tooLittleInCommon } from "../unfit.js";

/** Models that err in different ways, each by its best recipe: with and without tags, linear and factorised, and neighbours. */
const RECIPE: readonly Child[] = [
  { algorithm: "ease", config: {} },
  { algorithm: "als", config: { tagWeight: 0 } },
  { algorithm: "als", config: {} },
  { algorithm: "ease", config: { tagWeight: 0, valueExponent: 0.5 } },
  { algorithm: "item-knn", config: {} },
];

const config = Type.Object(
  {
    children: childrenParameter(RECIPE),
    hidden: Type.Number({
      minimum: 0.01,
      maximum: 0.5,
      default: 0.1,
      description: "Share of each listener's tracks that is hidden while it is learned what each of them is worth",
      ...tunable({ low: 0.05, high: 0.3, scale: "linear" }),
    }),
    listeners: Type.Integer({
      minimum: 1,
      maximum: 100_000,
      default: 2000,
      description: "On how many listeners at most that is learned",
    }),
  },
  { additionalProperties: false },
);
type Config = Static<typeof config>;

/**
 * Several models that answer as one: a track scores Σ w z, z each model's score of it in standard deviations from the mean of the
 * listener's scores (CombSUM of Fox & Shaw, TREC-2 1994, with weights). The weights, of either sign, are learned first, from models trained without a part of each listener's
 * tracks: they are to put the hidden tracks first. Then the models are trained on everything.
 */
export const blend = defineAlgorithm({
  name: "blend",
  task: "recommend",
  summary:
    "Several algorithms at once, by default EASE, ALS and item-kNN with and without tags, weighted by what they find of hidden tracks. The most accurate, and the slowest to train.",
  paper: "Breiman, “Stacked regressions”, Machine Learning 24, 1996",
  holds: "tracks",
  config,
  children: ({ children }) => placesOf(children),
  unfit: tooLittleInCommon,
  estimate(size, { children, listeners }, estimateChild) {
    const all = children.map((child) => estimateChild(child, size));
    const sum = (key: "model" | "seconds") => all.reduce((total, each) => total + each[key], 0);
    const scored = Math.min(listeners, size.users) * size.tracks * children.length;
    return {
      bytes: sum("model") + Math.max(...all.map(({ bytes }) => bytes)) + COST.playBytes * size.plays,
      model: sum("model") + 4 * children.length,
      seconds: 2 * sum("seconds") + COST.score * scored,
    };
  },
  async train(dataset, parameters, context) {
    const { report } = context;
    const weights = await learn(dataset, parameters, { ...context, report: within(report, 0, 0.5) });
    const children = await trainChildren(parameters.children, dataset, { ...context, report: within(report, 0.5, 1) });
    return recommender(children, weights);
  },
  restore(files, { children }, { restoreChild }) {
    const restored = children.map((child, c) => restoreChild(child, childFiles(files, c)));
    return recommender(restored, dataOf(files, "weights", Float32Array));
  },
});

/** Seconds and bytes, fitted to `bench/estimates.ts`. */
const COST = { score: 3e-8, playBytes: 40 };

/** A weight a child. */
async function learn(dataset: Dataset, parameters: Config, context: TrainContext): Promise<Float32Array> {
  const { random, report } = context;
  const { hidden, listeners } = parameters;
  const split = judgingLists(parseSplit(`random:${1 - hidden},0,${hidden}`).split(dataset, random.fork("hidden tracks")));
  const rows = random
    .fork("listeners")
    .shuffle([...split.listeners.keys()])
    .slice(0, listeners);
  const children = await trainChildren(parameters.children, split.train, { ...context, report: within(report, 0, 0.7) });
  const examples = await examplesOf(children, split, rows, within(report, 0.7, 0.9));
  return Float32Array.from(await learnWeights(examples, random.fork("weights"), within(report, 0.9, 1)));
}

function recommender(children: readonly Recommender[], weights: Float32Array): Recommender {
  return {
    ...(children.every(isExplained) && { contributions: (query, tracks) => contributions(children, weights, query, tracks) }),
    readsFriends: children.some(({ readsFriends }) => readsFriends === true),
    async score(queries) {
      let sums = zeros(0, 0);
      for (const [c, child] of children.entries()) {
        const scores = await child.score(queries);
        if (c === 0) sums = zeros(scores.rows, scores.cols);
        queries.forEach(({ history }, q) => {
          addTo(denseRow(sums, q), weights[c]!, standardScores(denseRow(scores, q), history.indices));
        });
      }
      return sums;
    },
    files: () => ({
      tensors: {
        ...filesOfChildren(children.map((child) => child.files())),
        weights: { shape: [weights.length], data: weights },
      },
    }),
    besideFiles: children.reduce((sum, { besideFiles = 0 }) => sum + besideFiles, 0),
  };
}

/**
 * A score is Σ w unit (s − mean), s a child's score: what contributes to s contributes w · unit times that, and what is left comes from no track in
 * particular.
 */
async function contributions(
  children: readonly Recommender[],
  weights: Float32Array,
  query: Query,
  tracks: readonly number[],
): Promise<Contribution[][]> {
  const totals = tracks.map(() => new Map<number, number>());
  for (const [c, child] of children.entries()) {
    const scores = denseRow(await child.score([query]), 0);
    const { unit } = standardScale(scores, query.history.indices);
    const standard = standardScores(scores, query.history.indices);
    const told = (await explained(child, query, tracks))!;
    totals.forEach((total, i) => {
      const parts = told[i]!.map(({ track, value }) => ({ track, value: unit * value }));
      const left = parts.reduce((rest, { value }) => rest - value, standard[tracks[i]!]!);
      for (const { track, value } of [...parts, { track: -1, value: left }])
        total.set(track, (total.get(track) ?? 0) + weights[c]! * value);
    });
  }
  return totals.map((total) => Array.from(total, ([track, value]) => ({ track, value })));
}

function addTo(row: Float32Array, weight: number, scores: Float32Array): void {
  for (let track = 0; track < row.length; track++) row[track]! += weight * scores[track]!;
}
