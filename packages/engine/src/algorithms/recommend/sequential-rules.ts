import { countFollowers, denseRow, indexSequences, rowOf, type SparseMatrix, type SparseRow, zeros } from "@segue/kernels";
import { type Static, Type } from "typebox";
import { sessionRows } from "../../dataset/session-rows.js";
import { defineAlgorithm, type Query, type Recommender } from "../algorithm.js";
import { playedOf } from "../played.js";
import { sparseFrom, sparseTensors } from "../tensors.js";
import { tunable } from "../tunable.js";
import { tooLittleOrder } from "../unfit.js";

const config = Type.Object(
  {
    steps: Type.Integer({
      minimum: 1,
      maximum: 1000,
      default: 10,
      description: "How many tracks after another one it still counts",
      ...tunable({ low: 1, high: 30, scale: "log" }),
    }),
    fading: Type.Enum(["reciprocal", "exponential"], {
      default: "reciprocal",
      description: "What it counts to come d tracks after another: 1 ÷ d, or e^(−(d−1)/2)",
      ...tunable({ choices: ["reciprocal", "exponential"] }),
    }),
    recency: Type.Number({
      minimum: 0,
      maximum: 1e9,
      default: 0,
      description: "How old a session is that counts half, in sessions that began after it; 0: all count the same",
      ...tunable({ choices: [0, 1000, 3000, 10_000, 30_000, 100_000] }),
    }),
    earlier: Type.Number({
      minimum: 0,
      maximum: 1,
      default: 0.5,
      description: "What the rules of a track count beside those of the track after it; 0: only the last track's rules count",
      ...tunable({ low: 0, high: 1, scale: "linear" }),
    }),
    rules: Type.Integer({ minimum: 0, maximum: 1_000_000, default: 500, description: "Followers kept of each track; 0 for all" }),
  },
  { additionalProperties: false },
);
type Config = Static<typeof config>;

/**
 * Sequential rules: a track scores by how often it came after the last one within past sessions, each time 1 ÷ the tracks between them + 1.
 * Beyond the paper the tracks before the last one have a say, too, `earlier` times that of the one after them. A table of track × track;
 * it holds no session.
 */
export const sequentialRules = defineAlgorithm({
  name: "sequential-rules",
  task: "recommend",
  summary:
    "What came soon after the last tracks in past sessions. A look into a table for each: the fastest that reads the order of play.",
  paper:
    "Kamehkhosh, Jannach & Ludewig, “A comparison of frequent pattern techniques and a deep learning method for " +
    "session-based recommendation”, RecTemp at RecSys 2017",
  holds: "tracks",
  config,
  unfit: tooLittleOrder,
  estimate: ({ tracks, plays }) => ({
    bytes: 24 * plays + COST.ruleBytes * plays + 20 * tracks,
    model: COST.ruleBytes * plays + 4 * tracks,
    seconds: COST.start + COST.play * plays,
  }),
  async train(dataset, parameters, { report }) {
    const rows = sessionRows(dataset);
    const index = indexSequences(rows, dataset.tracks.size);
    const rules = await countFollowers(index, {
      byDistance: byDistance(parameters),
      rowWeight: recencyWeights(rows.indptr.length - 1, parameters),
      most: parameters.rules,
      breathe: (track) => (track % BREATH === 0 ? report(track / dataset.tracks.size, `rules of track ${track + 1}`) : undefined),
    });
    await report(1, "counted what follows what");
    return recommender(rules, parameters);
  },
  restore: (files, parameters) => recommender(sparseFrom(files), parameters),
});

/** Seconds and bytes, fitted to `bench/estimates.ts`. */
const COST = { start: 0.02, play: 1.5e-6, ruleBytes: 32 };
/** Tracks between two reports: a fraction of a second. */
const BREATH = 2000;

function byDistance({ steps, fading }: Config): Float32Array {
  return Float32Array.from({ length: steps }, (_, i) => (fading === "reciprocal" ? 1 / (i + 1) : Math.exp(-i / 2)));
}

const recencyWeights = (rows: number, { recency }: Config): Float32Array =>
  Float32Array.from({ length: rows }, (_, row) => (recency === 0 ? 1 : 1 / (1 + (rows - row) / recency)));

/** `rules`: tracks × tracks, the row's track coming first. */
function recommender(rules: SparseMatrix, parameters: Config): Recommender {
  return {
    async score(queries) {
      const out = zeros(queries.length, rules.cols);
      queries.forEach((query, q) => {
        const row = denseRow(out, q);
        for (const { track, weight } of reasonsOf(query, parameters)) addRule(rowOf(rules, track), weight, row);
      });
      return out;
    },
    files: () => ({ tensors: sparseTensors(rules) }),
  };
}

/** Tracks whose rules count less than this beside the last one's are not asked. */
const FAINTEST = 1e-4;

/** The tracks whose rules count, the last one first; where no order is known, every track may have been it. */
function reasonsOf(query: Query, { earlier }: Config): { track: number; weight: number }[] {
  const played = playedOf(query);
  const ordered = (query.session?.length ?? 0) + (query.sequence?.length ?? 0) > 0;
  const reasons: { track: number; weight: number }[] = [];
  for (let i = played.length - 1, weight = 1; i >= 0 && weight > FAINTEST; i--) {
    reasons.push({ track: played[i]!, weight });
    if (ordered) weight *= earlier;
  }
  return reasons;
}

function addRule({ indices, values }: SparseRow, weight: number, row: Float32Array): void {
  for (let i = 0; i < indices.length; i++) row[indices[i]!]! += weight * values[i]!;
}
