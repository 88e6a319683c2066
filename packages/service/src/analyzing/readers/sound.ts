import { stackedFeatures } from "@segue/engine";
import { SegueError } from "../../errors.js";
import { computeFeatures } from "../../hearing/compute-features.js";
import { soundSets } from "../../hearing/feature-sets.js";
import { soundFeatures } from "../../hearing/sound-features.js";
import type { TrackSound } from "../../ports/sounds.js";
import type { ContentKind } from "./contents.js";

/** The longest that is read of a sound, of its middle: seconds. */
const MOST_SECONDS = 60;

/** Files of sound by sets of features, column for column. */
export const sound: ContentKind<TrackSound> = {
  what: "sound",
  missing: "sound",
  remedy: "Import its folder of music with: segue import FOLDER",
  having: (sounds) => sounds,
  hashOf: ({ hash }) => hash,
  compute: (context, items, sets) => computeFeatures(context, items, soundSets(sets)),
  told: (services, workspace, item, sets) => soundFeatures(services, workspace, item, soundSets(sets)),
  blockOf(features, seconds) {
    const stacked = stackedFeatures(features, seconds === undefined ? 1 : MOST_SECONDS / Math.max(MOST_SECONDS, seconds));
    if ("block" in stacked) return stacked.block;
    throw new SegueError("invalid-parameter", `reads: ${stacked.why}.`, { hint: "Read one of the two." });
  },
  unreadable: ({ place }, reason) => new SegueError("unreadable-sound", `${place} is not read: ${reason}.`),
};
