import type { LabelSource } from "./source.js";

/** Folders below a folder of music: what lies in `blues/` or below it is `blues`. */
export const folders: LabelSource = {
  name: "folders",
  word: "folder",
  none: "No file of the imported music lies in a folder below the one that was imported",
  remedy: "Put the files of each class into a folder named after it, and import the folder that holds these.",
  async read({ known }) {
    const of = new Map<string, Set<string>>();
    for (const { place, track } of known.places) {
      const end = place.indexOf("/");
      if (end > 0) of.set(track, (of.get(track) ?? new Set()).add(place.slice(0, end)));
    }
    return { kind: "words", of, several: false };
  },
};
