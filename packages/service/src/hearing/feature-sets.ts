import { audioFeatures, type Feature, type FeatureSet, textFeatures } from "@segue/engine";
import { Type } from "typebox";
import { SegueError } from "../errors.js";

/** How a request names sets of features. */
export const featureNamesSchema = Type.Array(Type.String({ maxLength: 64 }), {
  minItems: 1,
  maxItems: 64,
  uniqueItems: true,
  description: "Names of sets: mel (power), mfcc, chroma …",
});

/** The sets of features of sound of these names; throws `invalid-request` for one that does not exist. */
export function featureSets(names: readonly string[]): FeatureSet[] {
  return names.map((name) => {
    const set = audioFeatures.find((each) => each.name === name);
    if (set !== undefined) return set;
    if (textFeatures.some((each) => each.name === name))
      throw new SegueError("invalid-request", `The features ${JSON.stringify(name)} are of words, not of sound.`, {
        hint: "They are computed whenever somebody asks: GET /v1/tracks/ID/features?names=language.",
      });
    const hint = `There are: ${audioFeatures.map((each) => each.name).join(", ")}.`;
    throw new SegueError("invalid-request", `There are no features ${JSON.stringify(name)}.`, { hint });
  });
}

/** Sets that say something about a sound as a whole, in a few numbers with names. */
export const summaries: readonly FeatureSet[] = featureSets(["loudness", "quality", "tempo", "key", "tuning"]);

export const summarySchema = Type.Object({
  version: Type.Integer(),
  unit: Type.String(),
  values: Type.Record(Type.String(), Type.Number()),
});

/** What such a set says, by the names of its rows. */
export function summaryOf({ name, version, unit, bands }: FeatureSet, { data }: Feature) {
  const values = Array.from(data, (value, i) => [typeof bands === "number" ? name : bands[i]!, value] as const);
  return { version, unit, values: Object.fromEntries(values) };
}
