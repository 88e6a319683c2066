import { soundPictures } from "@segue/engine";
import { summaries } from "./feature-sets.js";
import { likenessSets } from "./likeness-sets.js";

/** Names of the sets of which something is shown: what is told of tracks, what is drawn, and what tells which sound alike. */
export const shownSets: readonly string[] = [
  ...new Set([...summaries, ...soundPictures.map(({ of }) => of), ...likenessSets].map(({ name }) => name)),
];
