import {
  audioFeatures,
  type Feature,
  type FeatureSet,
  type ImageSet,
  imageFeatures,
  type TextSet,
  textFeatures,
} from "@segue/engine";
import { Type } from "typebox";
import { SegueError } from "../errors.js";

/** How a request names sets of features. */
export const featureNamesSchema = Type.Array(Type.String({ maxLength: 64 }), {
  minItems: 1,
  maxItems: 64,
  uniqueItems: true,
  description: "Names of sets: mel (power), mfcc, chroma; of covers colour, layout; of words language, terms …",
});

/** Sets of features by what they describe. */
export interface SetsByKind {
  readonly sound: readonly FeatureSet[];
  readonly cover: readonly ImageSet[];
  readonly text: readonly TextSet[];
}

/** The sets of these names, each kind in their order; throws `invalid-request` for one that does not exist. */
export function setsByKind(names: readonly string[]): SetsByKind {
  const all = [...audioFeatures, ...imageFeatures, ...textFeatures];
  const unknown = names.find((name) => !all.some((set) => set.name === name));
  if (unknown !== undefined)
    throw new SegueError("invalid-request", `There are no features ${JSON.stringify(unknown)}.`, {
      hint: `There are: ${all.map((set) => set.name).join(", ")}.`,
    });
  return {
    sound: named(audioFeatures, names),
    cover: named(imageFeatures, names),
    text: named(textFeatures, names),
  };
}

const named = <Set extends { readonly name: string }>(sets: readonly Set[], names: readonly string[]): Set[] =>
  names.flatMap((name) => sets.find((set) => set.name === name) ?? []);

/** The sets of these names that are computed beforehand and kept; throws `invalid-request` for sets of words, and for one that does not exist. */
export function keptSets(names: readonly string[]): Omit<SetsByKind, "text"> {
  const { text, ...kept } = setsByKind(names);
  if (text.length === 0) return kept;
  throw new SegueError("invalid-request", `The features ${JSON.stringify(text[0]!.name)} are of words: they are not kept.`, {
    hint: "They are computed whenever somebody asks: GET /v1/tracks/ID/features?names=language.",
  });
}

/** The sets of features of sound of these names; throws `invalid-request` for others. */
export function soundSets(names: readonly string[]): readonly FeatureSet[] {
  const { sound, cover } = keptSets(names);
  if (cover.length === 0) return sound;
  throw new SegueError("invalid-request", `The features ${JSON.stringify(cover[0]!.name)} are of covers, not of sound.`);
}

/** Sets that say something about a sound as a whole, in a few numbers with names. */
export const summaries: readonly FeatureSet[] = soundSets(["loudness", "quality", "tempo", "key", "tuning"]);

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
