import type { Rule } from "./rule.js";

/** Keeps these tracks (rows of the model) out of every answer: they have been removed since the model was trained. */
export const excludeTracks = (tracks: readonly number[]): Rule => ({
  name: "exclude-tracks",
  apply(scores) {
    for (const track of tracks) scores[track] = Number.NEGATIVE_INFINITY;
    return tracks.length;
  },
});
