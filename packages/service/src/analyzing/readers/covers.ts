import { imageBlock } from "@segue/engine";
import { SegueError } from "../../errors.js";
import { computeCoverFeatures } from "../../hearing/compute-features.js";
import { coverFeatures } from "../../hearing/cover-features.js";
import { setsByKind } from "../../hearing/feature-sets.js";
import { type CoveredSound, isCovered } from "../../hearing/sounds-of.js";
import type { ContentKind } from "./contents.js";

/** Covers by sets of features: as images, or as rows of numbers. */
export const covers: ContentKind<CoveredSound> = {
  what: "covers",
  missing: "cover",
  remedy: "Put a picture into the file or beside it (folder.jpg) and import its folder with: segue import FOLDER",
  having: (sounds) => sounds.filter(isCovered),
  hashOf: ({ cover }) => cover.hash,
  compute: (context, items, sets) => computeCoverFeatures(context, items, setsByKind(sets).cover),
  told: (services, workspace, item, sets) => coverFeatures(services, workspace, item, setsByKind(sets).cover),
  blockOf(features) {
    const read = imageBlock(setsByKind([...features.keys()]).cover, features);
    if ("block" in read) return read.block;
    throw new SegueError("invalid-parameter", `reads: ${read.why}.`, { hint: "Read one of the two." });
  },
  unreadable: ({ place }, reason) => new SegueError("unreadable-picture", `The cover of ${place} is not read: ${reason}.`),
};
