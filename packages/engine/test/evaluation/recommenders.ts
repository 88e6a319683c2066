import { createRandom } from "@segue/kernels";
import type { Recommender } from "../../src/algorithms/algorithm.js";
import type { Dataset } from "../../src/dataset/dataset.js";

/** A recommender of one function: the score of a track for a history. */
export function scoring(
  tracks: number,
  scoreOf: (history: ReadonlySet<number>, track: number, query: number) => number,
): Recommender {
  return {
    async score(queries) {
      const data = new Float32Array(queries.length * tracks);
      queries.forEach(({ history }, q) => {
        const met = new Set(history.indices);
        for (let track = 0; track < tracks; track++) data[q * tracks + track] = scoreOf(met, track, q);
      });
      return { rows: queries.length, cols: tracks, data };
    },
    files: () => ({ tensors: {} }),
  };
}

/** How many listeners have the track. */
export function mostPopular({ plays }: Dataset): Recommender {
  const count = new Float32Array(plays.cols);
  for (const track of plays.indices) count[track]!++;
  return scoring(plays.cols, (_, track) => count[track]!);
}

/** Scores that depend on the history and the track alone, without sense; a third of them none at all. */
export function erratic(tracks: number, seed: number): Recommender {
  return scoring(tracks, (history, track) => {
    const random = createRandom(`${seed} ${[...history].join()} ${track}`);
    return random.int(3) === 0 ? Number.NaN : random.int(20);
  });
}
