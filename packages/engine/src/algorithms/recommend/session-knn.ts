import {
  createNeighbourSearch,
  denseRow,
  indexSequences,
  type NeighbourOptions,
  type SequenceIndex,
  zeros,
} from "@segue/kernels";
import { type Static, Type } from "typebox";
import { sessionRows } from "../../dataset/session-rows.js";
import { defineAlgorithm, type Recommender } from "../algorithm.js";
import { playedOf } from "../played.js";
import { sequenceRowsFrom, sequenceTensors } from "../sequence-tensors.js";
import { tunable } from "../tunable.js";
import { tooLittleOrder } from "../unfit.js";

const factor = (usual: number, description: string) =>
  Type.Number({ minimum: 0, maximum: 10, default: usual, description, ...tunable({ low: 0, high: 1, scale: "linear" }) });
const power = (usual: number, description: string) =>
  Type.Number({ minimum: 0, maximum: 10, default: usual, description, ...tunable({ low: 0, high: 4, scale: "linear" }) });
const decay = (usual: number, description: string) =>
  Type.Number({
    exclusiveMinimum: 0,
    maximum: 1e6,
    default: usual,
    description: `${description}; falls to 1/e after so many`,
    ...tunable({ low: 1, high: 30, scale: "log" }),
  });

const config = Type.Object(
  {
    neighbours: Type.Integer({
      minimum: 1,
      maximum: 1_000_000,
      default: 1000,
      description: "How many past sessions are heard",
      ...tunable({ low: 100, high: 2000, scale: "log" }),
    }),
    newest: Type.Integer({
      minimum: 1,
      maximum: 100_000_000,
      default: 5000,
      description: "How many plays of a track are looked at, the newest",
    }),
    idfExponent: power(3, "How much more a shared track says that is played rarely: idf to this power"),
    fading: decay(10, "How long a track of the session says something about its end, in tracks that came after it"),
    similarityExponent: power(2, "How much more a session counts that shares more: similarity to this power"),
    recency: Type.Number({
      exclusiveMinimum: 0,
      maximum: 1e9,
      default: 2500,
      description: "How old a session is that counts 2^−recencyExponent, in sessions that began after it",
      ...tunable({ low: 100, high: 100_000, scale: "log" }),
    }),
    recencyExponent: power(0.4, "How fast old sessions are forgotten; 0: never"),
    distance: decay(3, "How far around the shared track a past session is heard, in tracks"),
    backward: factor(0.5, "What the tracks before the shared one count beside those after it"),
    itself: factor(0.3, "What the shared track itself counts beside the one after it"),
    matchFading: decay(3.2, "How long a past session is heard about what follows a track, in tracks that came after it"),
    repeats: factor(0.4, "What a track counts that was played in the session already"),
    rarity: power(0.5, "How much more a track counts that is played rarely: idf to this power"),
  },
  { additionalProperties: false },
);
type Config = Static<typeof config>;

/**
 * Nearest neighbours among past sessions. What is asked is compared with them by the tracks both have, s = Σ idf^a · e^(−age/fading)
 * over shared tracks; a past session weighs s^b · (1 + sessions ago ÷ recency)^−c. It says something about the tracks around the newest that it
 * shares: e^(−(d−1)/distance) for one d places after it, `backward` times that before it, all of it times e^(−age/matchFading). A track's score is
 * the sum of that over the nearest sessions, times its own idf^rarity, and times `repeats` where the session has it already. The idf of a track
 * is ln(1 + sessions ÷ plays). Sequence-aware weighting as in V-SKNN, recency and nearness as in STAN, with sharper forms of each; its defaults
 * come from an experiment on `nowplaying`.
 */
export const sessionKnn = defineAlgorithm({
  name: "session-knn",
  task: "recommend",
  summary:
    "What came next in past sessions like this one. Reads the order of play, follows a session track by track, and is hard to beat. " +
    "Keeps sessions, so it is rebuilt when a listener is erased.",
  paper:
    "Ludewig & Jannach, “Evaluation of session-based recommendation algorithms”, UMUAI 28, 2018 (V-SKNN); " +
    "Garg et al., “Sequence and time aware neighborhood for session-based recommendations: STAN”, SIGIR 2019",
  holds: "histories",
  config,
  unfit: tooLittleOrder,
  estimate: ({ plays, tracks }) => ({
    bytes: COST.playBytes * plays + COST.trackBytes * tracks,
    model: 8 * plays,
    seconds: COST.start + COST.play * plays,
  }),
  async train(dataset, parameters, { report }) {
    const rows = sessionRows(dataset);
    await report(0.5, "found the sessions");
    const model = recommender(indexSequences(rows, dataset.tracks.size), parameters);
    await report(1, "indexed the sessions");
    return model;
  },
  restore(files, parameters) {
    const { rows, tracks } = sequenceRowsFrom(files);
    return recommender(indexSequences(rows, tracks), parameters);
  },
});

/** Seconds and bytes, fitted to `bench/estimates.ts`. */
const COST = { start: 0.02, play: 6e-7, playBytes: 40, trackBytes: 20 };

function recommender(index: SequenceIndex, parameters: Config): Recommender {
  const tracks = index.from.length - 1;
  const search = createNeighbourSearch(index, optionsOf(index, parameters));
  return {
    async score(queries) {
      const out = zeros(queries.length, tracks);
      queries.forEach((query, q) => {
        const played = playedOf(query);
        const row = denseRow(out, q);
        search(played, row);
        for (const track of new Set(played)) row[track]! *= parameters.repeats;
      });
      return out;
    },
    files: () => ({ tensors: sequenceTensors(index, tracks) }),
    besideFiles: 8 * index.symbols.length + 36 * index.indptr.length + 12 * tracks,
  };
}

function optionsOf(index: SequenceIndex, config: Config): NeighbourOptions {
  const rows = index.indptr.length - 1;
  const idf = idfOf(index, rows);
  const fall = (length: number) => Math.exp(-1 / length);
  return {
    matchWeight: idf.map((value) => value ** config.idfExponent),
    fading: fall(config.fading),
    occurrences: config.newest,
    exponent: config.similarityExponent,
    rowWeight: Float32Array.from({ length: rows }, (_, row) => (1 + (rows - row) / config.recency) ** -config.recencyExponent),
    neighbours: config.neighbours,
    distance: fall(config.distance),
    backward: config.backward,
    itself: config.itself,
    matchFading: fall(config.matchFading),
    symbolWeight: idf.map((value) => value ** config.rarity),
  };
}

/** ln(1 + sessions ÷ plays); a track without plays is as rare as one can be. */
const idfOf = ({ from }: SequenceIndex, rows: number): Float32Array =>
  Float32Array.from({ length: from.length - 1 }, (_, track) => Math.log1p(rows / Math.max(1, from[track + 1]! - from[track]!)));
