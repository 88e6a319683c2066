import type { Rule } from "./rule.js";

/** Keeps these tracks (rows of the model) out of every answer: they have been removed since the model was trained. */
export function excludeTracks(tracks: readonly number[]): Rule {
  const excluded = Int32Array.from(tracks);
  return {
    name: "exclude-tracks",
    apply(scores) {
      for (const track of tracks) scores[track] = Number.NEGATIVE_INFINITY;
      return tracks.length;
    },
    excluded: () => excluded,
  };
}
