import { soundPictures } from "@segue/engine";
import { summaries } from "./feature-sets.js";

/** Names of the sets of which something is shown: what is told of tracks, and what is drawn. */
export const shownSets: readonly string[] = [
  ...new Set([...summaries, ...soundPictures.map(({ of }) => of)].map(({ name }) => name)),
];
