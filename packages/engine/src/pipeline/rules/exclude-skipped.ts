import { Type } from "typebox";
import type { Past } from "../past.js";
import { remove } from "./remove.js";
import { defineRequestRule } from "./rule.js";

export const excludeSkipped = defineRequestRule({
  name: "exclude-skipped",
  title: "Leaves out what the listener skips more often than they hear it, or rated low.",
  acts: "removes",
  config: Type.Object({
    skips: Type.Integer({ minimum: 1, maximum: 1000, default: 1, description: "Skips that it takes, more than there are plays" }),
    rating: Type.Optional(Type.Number({ minimum: 0, maximum: 1e9, description: "Also what they last rated so or lower" })),
  }),
  main: "skips",
  needs: ["past"],
  examples: [{}, { skips: 2, rating: 1 }],
  make: (config) => ({
    name: "exclude-skipped",
    apply: (scores, { past }) => (past === undefined ? 0 : removeDisliked(scores, past, config)),
  }),
});

function removeDisliked(
  scores: Float32Array,
  { track, plays, skips, rating }: Past,
  least: { readonly skips: number; readonly rating?: number },
): number {
  const isSkipped = (p: number) => skips[p]! >= least.skips && skips[p]! > plays[p]!;
  const isRatedLow = (p: number) => least.rating !== undefined && rating[p]! <= least.rating;
  let removed = 0;
  for (let p = 0; p < track.length; p++) if (isSkipped(p) || isRatedLow(p)) removed += remove(scores, track[p]!);
  return removed;
}
