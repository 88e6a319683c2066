import type { LabelSource } from "./source.js";

/** What people, and files, call tracks: any number of words of each. */
export const tags: LabelSource = {
  name: "tags",
  word: "tags",
  none: "No track has a tag",
  remedy: "Import tags (a table user,track,tag), or music with genres written in it.",
  async read({ services, workspace, known }) {
    const of = new Map<string, Set<string>>();
    await services.store.contents.read(workspace, async (rows) => {
      for await (const some of rows("tags"))
        for (const [name, tag] of some) {
          const track = known.trackOf(String(name));
          if (track !== undefined) of.set(track, (of.get(track) ?? new Set()).add(String(tag).trim().toLowerCase()));
        }
    });
    return { kind: "words", of, several: true };
  },
};
