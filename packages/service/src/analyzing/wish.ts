import { OneOf } from "@segue/engine";
import { type Static, Type } from "typebox";

/** How algorithms that analyze are judged unless somebody wishes otherwise, and the word for not at all. */
export const USUAL_FOLDS = "folds:5";
export const NOT_JUDGED = "none";

/** Classes of fewer tracks are left out, unless somebody wishes otherwise. */
export const USUAL_LEAST = 3;

/** What is kept together: all of an artist, of an album, or each track for itself. */
export const GROUPINGS = ["artist", "album", "track"] as const;

/** What a training that learns labels is told besides algorithm, parameters and seed. */
export const learningWish = {
  labels: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 1000,
      description:
        "For algorithms that analyze, where labels come from: table (imported tables file,label), folders (the folders below an imported folder of music), tags, or names of facts about tracks: genre, or numbers: valence,arousal. Unless given what there is",
    }),
  ),
  reads: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 1000,
      description:
        "For algorithms that analyze, what they read of a track: sound, covers, words (lyrics and captions), tags, facts (all numbers that are known of tracks), or names of sets of features of one kind, separated by commas. Unless given sound: mel-sketch for networks, mfcc, chroma and others for the rest",
    }),
  ),
  group: Type.Optional(
    OneOf(GROUPINGS, {
      description: "For algorithms that analyze, what is never on both sides of a fold: artist unless given",
    }),
  ),
  least: Type.Optional(
    Type.Integer({
      minimum: 2,
      maximum: 1_000_000,
      description: "For algorithms that analyze, classes and labels of fewer tracks are left out: 3 unless given",
    }),
  ),
};

const wish = Type.Object(learningWish);
export type LearningWish = Static<typeof wish>;
