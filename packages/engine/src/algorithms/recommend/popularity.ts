import { zeros } from "@segue/kernels";
import { Type } from "typebox";
import { defineAlgorithm, type Recommender } from "../algorithm.js";
import { dataOf } from "../tensors.js";
import { tunable } from "../tunable.js";

/** What everybody listens to, the same for every history: the yardstick that others must beat. */
export const popularity = defineAlgorithm({
  name: "popularity",
  task: "recommend",
  summary: "The tracks with the most listeners, the same for everybody. A yardstick, and an answer where nothing is known.",
  paper: "Counting; as a baseline e.g. in Cremonesi, Koren & Turrin, RecSys 2010",
  holds: "tracks",
  config: Type.Object(
    {
      count: Type.Enum(["listeners", "plays"], {
        default: "listeners",
        description: "What makes a track popular: how many listeners it has, or the sum of their weights (plays)",
        ...tunable({ choices: ["listeners", "plays"] }),
      }),
    },
    { additionalProperties: false },
  ),
  unfit: () => undefined,
  estimate: ({ tracks, plays }) => ({
    bytes: 12 * tracks,
    model: 4 * tracks,
    seconds: COST.start + COST.play * plays,
  }),
  async train({ plays }, { count }, { report }) {
    const counts = new Float64Array(plays.cols);
    plays.indices.forEach((track, p) => {
      counts[track]! += count === "listeners" ? 1 : plays.values[p]!;
    });
    await report(1, "counted");
    return recommender(Float32Array.from(counts));
  },
  restore: (files) => recommender(dataOf(files, "scores", Float32Array)),
});

function recommender(scores: Float32Array): Recommender {
  return {
    async score(queries) {
      const out = zeros(queries.length, scores.length);
      queries.forEach((_, row) => {
        out.data.set(scores, row * scores.length);
      });
      return out;
    },
    // No track of the history has a part in it.
    explain: (_query, track) => [{ track: -1, value: scores[track]! }],
    files: () => ({ tensors: { scores: { shape: [scores.length], data: scores } } }),
  };
}

/** Seconds, fitted to `bench/estimates.ts`. */
const COST = { start: 0.003, play: 3e-9 };
