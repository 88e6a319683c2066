import { denseRow, zeros } from "@segue/kernels";
import { type Static, Type } from "typebox";
import type { Dataset } from "../../dataset/dataset.js";
import { type Child, defineAlgorithm, type Recommender, type TrainContext } from "../algorithm.js";
import { childrenParameter, placesOf, trainChildren, within } from "../children.js";
import { neededRuntime } from "../learning/needed-runtime.js";
import { type Description, describe, examplesOf, heldOutSessions, noExamples } from "../reranking/examples.js";
import { type Familiarity, familiarityOf } from "../reranking/familiarity.js";
import { sharesOf, widthOf } from "../reranking/features.js";
import { judge, learnPerceptron, type Perceptron, perceptronFrom, perceptronTensors } from "../reranking/perceptron.js";
import { childFiles, dataOf, filesOfChildren } from "../tensors.js";
import { tunable } from "../tunable.js";
import { tooLittleOrder } from "../unfit.js";

/** Sessions read in different ways: as they are read best, by what came next, by all that they share, by the newest, and by where they agree most closely. */
const RECIPE: readonly Child[] = [
  { algorithm: "session-knn", config: {} },
  { algorithm: "sequential-rules", config: {} },
  {
    algorithm: "session-knn",
    config: {
      similarityExponent: 1,
      idfExponent: 1,
      fading: 5,
      recencyExponent: 0,
      distance: 5,
      backward: 1,
      matchFading: 5,
      repeats: 1,
    },
  },
  { algorithm: "session-knn", config: { recencyExponent: 1.5, recency: 500, neighbours: 300 } },
  {
    algorithm: "session-knn",
    config: { similarityExponent: 3, distance: 1, backward: 0.1, matchFading: 1.5, neighbours: 300 },
  },
];

const config = Type.Object(
  {
    children: childrenParameter(RECIPE),
    heldOut: Type.Number({
      minimum: 0.01,
      maximum: 0.5,
      default: 0.1,
      description: "Share of the sessions, the latest, on which it is learned when to trust which child",
    }),
    examples: Type.Integer({
      minimum: 1,
      maximum: 1_000_000,
      default: 10_000,
      description: "From how many next tracks at most that is learned",
    }),
    candidates: Type.Integer({
      minimum: 10,
      maximum: 2000,
      default: 260,
      description: "How many tracks are judged anew, the best of all children",
    }),
    units: Type.Integer({
      minimum: 2,
      maximum: 512,
      multipleOf: 2,
      default: 48,
      description: "Units of the network's first hidden layer; its second has half as many",
    }),
    epochs: Type.Integer({
      minimum: 1,
      maximum: 100,
      default: 8,
      description: "How often it goes through the examples",
      ...tunable({ low: 3, high: 20, scale: "log" }),
    }),
    learningRate: Type.Number({
      exclusiveMinimum: 0,
      maximum: 0.1,
      default: 0.003,
      description: "How far a step goes",
      ...tunable({ low: 0.0005, high: 0.01, scale: "log" }),
    }),
  },
  { additionalProperties: false },
);
type Config = Static<typeof config>;

/**
 * Several models name what may come next, and a small network puts it in order. Of each candidate it reads what every child thinks of it, how well known it is, and
 * how it stands to what was just played (`reranking/features.ts`). It learns from children that have not seen the latest sessions, by what was played next in these; then the children are
 * trained on everything. A score is ln of the chance that the track is the next one among the candidates; other tracks follow below them in the order of the first child.
 */
export const rerank = defineAlgorithm({
  name: "rerank",
  task: "recommend",
  summary:
    "Several readings of past sessions name candidates, and a small network that learned from the latest sessions whom to trust when puts them in order. The most accurate for the next track.",
  paper:
    "Covington, Adams & Sargin, “Deep neural networks for YouTube recommendations”, RecSys 2016 (candidates, then ranking); " +
    "Cao et al., “Learning to rank: from pairwise approach to listwise approach”, ICML 2007",
  holds: "tracks",
  config,
  children: ({ children }) => placesOf(children),
  unfit: tooLittleOrder,
  estimate(size, { children, examples, candidates, units, epochs }, estimateChild) {
    const all = children.map((child) => estimateChild(child, size));
    const sum = (key: "model" | "seconds") => all.reduce((total, each) => total + each[key], 0);
    const asked = Math.min(examples, size.plays);
    const judged = asked * Math.min(candidates, size.tracks) * widthOf(children.length);
    return {
      bytes:
        2 * sum("model") + Math.max(...all.map(({ bytes }) => bytes)) + COST.playBytes * size.plays + COST.numberBytes * judged,
      model: sum("model") + 8 * size.tracks + 4 * units * widthOf(children.length),
      seconds:
        COST.start +
        2 * sum("seconds") +
        COST.score * asked * size.tracks * children.length +
        COST.step * epochs * judged * units,
    };
  },
  async train(dataset, parameters, context) {
    const { report } = context;
    const perceptron = await learn(dataset, parameters, { ...context, report: within(report, 0, 0.7) });
    const children = await trainChildren(parameters.children, dataset, { ...context, report: within(report, 0.7, 1) });
    return recommender({ children, familiarity: familiarityOf(dataset), perceptron, most: parameters.candidates });
  },
  restore(files, { children: given, candidates }, { restoreChild }) {
    const children = given.map((child, c) => restoreChild(child, childFiles(files, c)));
    const familiarity = { plays: dataOf(files, "plays", Float32Array), lately: dataOf(files, "lately", Float32Array) };
    return recommender({ children, familiarity, perceptron: perceptronFrom(files, widthOf(children.length)), most: candidates });
  },
});

/** Seconds and bytes, fitted to `bench/estimates.ts`. */
const COST = { start: 1, score: 2.2e-8, step: 5e-10, playBytes: 80, numberBytes: 8 };

/** Whom to trust, from children that have not seen the latest sessions. */
async function learn(dataset: Dataset, parameters: Config, context: TrainContext): Promise<Perceptron> {
  const { random, report } = context;
  const { children, heldOut, examples: most, candidates, units, epochs, learningRate } = parameters;
  const split = heldOutSessions(dataset, heldOut, random.fork("latest sessions"));
  const examples =
    split === undefined
      ? noExamples(children.length)
      : await examplesOf(
          split,
          {
            children: await trainChildren(children, split.train, { ...context, report: within(report, 0, 0.3) }),
            familiarity: familiarityOf(split.train),
            most: candidates,
          },
          { most, random: random.fork("examples"), report: within(report, 0.3, 0.6) },
        );
  return await learnPerceptron(examples, {
    units,
    epochs,
    learningRate,
    trusted: sharesOf(children.length),
    runtime: neededRuntime(context.runtime, "session-knn"),
    random: random.fork("network"),
    report: within(report, 0.6, 1),
  });
}

interface Parts {
  readonly children: readonly Recommender[];
  readonly familiarity: Familiarity;
  readonly perceptron: Perceptron;
  /** How many candidates there are at most. */
  readonly most: number;
}

function recommender({ children, familiarity, perceptron, most }: Parts): Recommender {
  const { plays, lately } = familiarity;
  return {
    async score(queries) {
      const out = zeros(queries.length, plays.length);
      const described = await describe(queries, { children, familiarity, most });
      described.forEach((description, q) => void rank(description, judge(perceptron, description.features), denseRow(out, q)));
      return out;
    },
    files: () => ({
      tensors: {
        ...filesOfChildren(children.map((child) => child.files())),
        plays: { shape: [plays.length], data: plays },
        lately: { shape: [lately.length], data: lately },
        ...perceptronTensors(perceptron),
      },
    }),
    besideFiles: children.reduce((sum, { besideFiles = 0 }) => sum + besideFiles, 0),
  };
}

/** Candidates by ln of their share in the softmax of the logits; below the last of them all others, in the order of the first child. */
function rank({ opinions, candidates }: Description, logits: Float64Array, row: Float32Array): void {
  const highest = logits.reduce((most, logit) => Math.max(most, logit), Number.NEGATIVE_INFINITY);
  const total = highest + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - highest), 0));
  const lowest = logits.reduce((least, logit) => Math.min(least, logit - total), 0);
  const { scores, least, most } = opinions[0]!;
  const range = most > least ? 1 / (most - least) : 0;
  for (let track = 0; track < row.length; track++) row[track] = lowest - 2 + Math.max(0, scores[track]! - least) * range;
  candidates.forEach((track, i) => {
    row[track] = logits[i]! - total;
  });
}
