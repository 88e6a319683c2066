import type { LabelSource } from "./source.js";

/** Imported tables `file,label` or `track,label`; where one says several labels of a track, all of them apply. */
export const table: LabelSource = {
  name: "table",
  word: "label",
  none: "No imported table says file,label of music or tracks that are here",
  remedy: "Import one with: segue import labels.csv (columns file and label; a file is named as in the folder of music).",
  async read({ services, workspace, known }) {
    const of = new Map<string, Set<string>>();
    await services.store.contents.read(workspace, async (rows) => {
      for await (const some of rows("labels"))
        for (const [name, label] of some) {
          const track = known.trackOf(String(name));
          if (track !== undefined) of.set(track, (of.get(track) ?? new Set()).add(String(label)));
        }
    });
    return { kind: "words", of, several: [...of.values()].some(({ size }) => size > 1) };
  },
};
