import type { Query, Scorer } from "@segue/engine";
import { SegueError } from "../../errors.js";
import type { Network } from "../../ports/inference.js";
import { inBatches } from "./batches.js";
import { servingError } from "./failures.js";
import { feedsOf } from "./feeds.js";
import type { RecommendManifest } from "./manifest.js";
import { scoresOf } from "./scores.js";

/** Listeners whose scores are computed together, where the graph can do that. */
const BATCH = 64;

export interface ForeignRecommender {
  /** How errors name it. */
  readonly model: string;
  readonly manifest: RecommendManifest;
  readonly network: Network;
  /** How many tracks it knows. */
  readonly tracks: number;
  /** Whether it takes several listeners at once. */
  readonly batch: "any" | 1;
  /** The longest that one computation may take. */
  readonly seconds: number;
}

/** A foreign network as a recommender: requests that arrive while it computes are answered together. */
export function foreignRecommender({ model, manifest, network, tracks, batch, seconds }: ForeignRecommender): Scorer {
  const { output } = manifest;
  const run = async (queries: readonly Query[]): Promise<Float32Array[]> => {
    const answer = await network.run(feedsOf(manifest, queries, tracks), [output.name], seconds);
    const scores = scoresOf(answer.outputs[output.name]!, queries.length, tracks, output);
    if (scores === undefined)
      throw new SegueError("model-failed", `The model ${model} gave no scores of ${queries.length} × ${tracks} tracks.`);
    return queries.map((_, row) => scores.data.subarray(row * tracks, (row + 1) * tracks));
  };
  const inTurn = inBatches(run, batch === "any" ? BATCH : 1);
  return {
    async score(queries) {
      const rows = await inTurn(queries).catch((thrown: unknown) => {
        throw servingError(model, thrown);
      });
      const data = new Float32Array(rows.length * tracks);
      rows.forEach((row, i) => {
        data.set(row, i * tracks);
      });
      return { rows: rows.length, cols: tracks, data };
    },
  };
}
