import { Type } from "typebox";
import { namesSchema } from "./names.js";
import { remove, removeWhere } from "./remove.js";
import { defineRequestRule } from "./rule.js";

export const block = defineRequestRule({
  name: "block",
  title: "Keeps tracks and artists out that are named.",
  acts: "removes",
  config: Type.Object({
    tracks: namesSchema("Tracks by their ids"),
    artists: namesSchema("Artists by their names, whatever the case"),
  }),
  needs: ["facts"],
  examples: [{ artists: ["artist 3"] }, { tracks: ["t000001", "no such track"] }],
  make({ tracks, artists }, context) {
    const rows = tracks.flatMap((id) => context.tracks.indexOf(id) ?? []);
    const artist = artists.length > 0 ? context.facts.texts("artist") : undefined;
    const blocked = new Set(artists.map((each) => artist!.codeOf(each)).filter((code) => code >= 0));
    return {
      name: "block",
      apply(scores) {
        const named = rows.reduce((removed, row) => removed + remove(scores, row), 0);
        return blocked.size === 0 ? named : named + removeWhere(scores, (track) => blocked.has(artist!.codes[track]!));
      },
    };
  },
});
