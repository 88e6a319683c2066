import { OneOf } from "@segue/engine";
import { type Static, Type } from "typebox";
import { GROUPINGS } from "../../analyzing/wish.js";
import { costSchema, curvesSchema, evaluationSchema } from "../../http/model-schemas.js";
import { timeSchema } from "../../http/schemas.js";
import { MODEL_TASKS } from "../../ports/models.js";

const dataSchema = Type.Object({
  snapshot: Type.String({ description: "Fingerprint of the data" }),
  takenAt: timeSchema,
  imports: Type.Array(
    Type.Object({
      name: Type.String(),
      format: Type.String(),
      simulated: Type.Boolean({ description: "Whether it came from the simulated world" }),
    }),
  ),
  liveEvents: Type.Integer({ description: "Events that came in one by one" }),
  before: Type.Integer({ description: "Events before cleaning" }),
  events: Type.Integer(),
  users: Type.Integer(),
  tracks: Type.Integer(),
  period: Type.Union([Type.Object({ unit: Type.String(), from: timeSchema, to: timeSchema }), Type.Null()], {
    description: "The first and the last day, month or year in which something was heard",
  }),
  cleaning: Type.Array(
    Type.Object({
      rule: Type.String(),
      title: Type.String(),
      events: Type.Union([Type.Integer(), Type.Null()], { description: "Events left out; null where it was switched off" }),
    }),
  ),
  sameTracks: Type.Integer({ description: "Tracks that were taken for another one" }),
});

const learnedSchema = Type.Object({
  kind: OneOf(["one", "several", "numbers"]),
  classes: Type.Array(Type.String()),
  labels: Type.String({ description: "Where they came from" }),
  word: Type.String({ description: "What one of them is called" }),
  reads: Type.Array(Type.String(), { description: "Sets of features, or facts" }),
  wish: Type.String({ description: "What a training is told as `reads` to read the same" }),
  group: OneOf(GROUPINGS, { description: "What is never on both sides of a fold" }),
  examples: Type.Integer(),
  tracks: Type.Integer(),
  groups: Type.Integer(),
  alone: Type.Integer({ description: "Tracks of which that is not known: each is a group of its own" }),
  small: Type.Array(Type.String(), { description: "Classes of too few tracks" }),
  unread: Type.Integer({ description: "Labelled tracks without anything to read" }),
});

/** Everything that somebody should know who is to rely on a model. */
export const cardSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  version: Type.Integer(),
  createdAt: timeSchema,
  algorithm: Type.Object({ name: Type.String(), summary: Type.String(), paper: Type.String() }),
  holds: OneOf(["tracks", "histories"]),
  task: OneOf(MODEL_TASKS),
  dataset: Type.String({ description: "Fingerprint of what it learned from" }),
  learned: Type.Union([learnedSchema, Type.Null()], {
    description: "What one that says labels or numbers learned from; null for others",
  }),
  data: Type.Union([dataSchema, Type.Null()], { description: "What it learned from; null where that is not known any more" }),
  parameters: Type.Array(
    Type.Object({
      name: Type.String(),
      value: Type.Unknown(),
      default: Type.Unknown(),
      changed: Type.Boolean({ description: "Whether it differs from the default" }),
      description: Type.String(),
    }),
  ),
  children: Type.Array(
    Type.Object({
      place: Type.String({ description: "Where it stands in the parameters" }),
      algorithm: Type.String(),
      config: Type.Record(Type.String(), Type.Unknown(), { description: "What of its parameters was set" }),
    }),
    { description: "The algorithms that it combines, each of which was trained with it" },
  ),
  search: Type.Union([Type.String(), Type.Null()], {
    description:
      "The search for parameters (`/v1/tunings`) that trained it with the best it found; null where it was none, or is not known any more",
  }),
  seed: Type.Integer(),
  codeVersion: Type.String(),
  job: Type.Union([Type.String(), Type.Null()]),
  origin: Type.Union([Type.Object({ model: Type.String(), exportedAt: timeSchema, exportedBy: Type.String() }), Type.Null()]),
  training: Type.Object({
    users: Type.Integer(),
    tracks: Type.Integer(),
    seconds: Type.Object({ load: Type.Number(), train: Type.Number() }),
    peakRssMb: Type.Number(),
    bytes: Type.Integer(),
  }),
  curves: curvesSchema,
  evaluation: Type.Union([evaluationSchema, Type.Null()]),
  aliases: Type.Array(Type.String()),
  served: Type.Array(
    Type.Object({
      deployment: Type.String(),
      share: Type.Number({ description: "Of the listeners, or of the score; 1 where it serves alone" }),
      by: Type.Union([OneOf(["listener", "score"]), Type.Null()]),
    }),
  ),
  cost: Type.Union([costSchema, Type.Null()]),
  limits: Type.Array(Type.String(), { description: "What it cannot do, in plain words" }),
});

export type ModelCard = Static<typeof cardSchema>;
