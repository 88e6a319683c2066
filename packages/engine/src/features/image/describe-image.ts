import type { Feature } from "../feature.js";
import { type Dots, planesOf } from "./dots.js";
import type { ImageSet } from "./image-set.js";

/** Computes sets of features of a picture, and what they need: by name, those that were asked for. */
export function describeImage(sets: readonly ImageSet[], dots: Dots): Map<string, Feature> {
  const planes = planesOf(dots);
  const known = new Map<ImageSet, Feature>();
  const of = (set: ImageSet): Feature => {
    const feature = known.get(set) ?? set.compute({ planes, of });
    known.set(set, feature);
    return feature;
  };
  return new Map(sets.map((set) => [set.name, of(set)]));
}
