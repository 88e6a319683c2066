import { OneOf, searches } from "@segue/engine";
import { type Static, Type } from "typebox";
import { learningWish, USUAL_FOLDS } from "../analyzing/wish.js";
import { USUAL_SPLIT } from "../evaluations/input.js";
import { MODEL_NAME } from "../registry/reference.js";

/** By what recommenders are compared unless somebody wishes otherwise. */
const USUAL_METRIC = "ndcg@10";

/** What a tuning is to do. */
export const wishProperties = {
  algorithm: Type.String({ maxLength: 100, description: "What is tuned" }),
  config: Type.Record(Type.String({ maxLength: 100 }), Type.Unknown(), {
    default: {},
    maxProperties: 100,
    description: "Parameters that stay as they are given here; the others are searched over, where the algorithm says so",
  }),
  trials: Type.Integer({ minimum: 1, maximum: 1000, default: 30, description: "How many trials, the usual parameters included" }),
  minutes: Type.Optional(
    Type.Number({
      exclusiveMinimum: 0,
      maximum: 10_000,
      description: "No trial begins that would probably end later than so many minutes after the job began",
    }),
  ),
  metric: Type.Optional(
    Type.String({
      maxLength: 50,
      description: `By what trials are compared: a figure of single listeners, ${USUAL_METRIC} unless given; for algorithms that analyze one of labels or numbers, unless given accuracy, micro-f1 or r2, by what is learned`,
    }),
  ),
  split: Type.Optional(
    Type.String({
      maxLength: 200,
      description: `Trials are judged on its validation part: ${USUAL_SPLIT} unless given; for algorithms that analyze folds:N, ${USUAL_FOLDS} unless given: one is kept for the end, and each of the others is told by models that learned from the rest of them`,
    }),
  ),
  parallel: Type.Optional(
    Type.Union([Type.Integer({ minimum: 1, maximum: 64 }), Type.Literal("auto")], {
      description:
        "How many trials are made at once, 1 unless given: each has a process and a share of the threads, and waits where memory is short; auto: as many as threads and memory allow. Other numbers try other parameters, since what is under way is not known yet",
    }),
  ),
  ...learningWish,
  search: OneOf(
    searches.map(({ name }) => name),
    { default: "tpe", description: searches.map(({ name, summary }) => `${name}: ${summary}`).join(" ") },
  ),
  seed: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, default: 42 }),
  listeners: Type.Integer({
    minimum: 1,
    maximum: 10_000_000,
    default: 10_000,
    description: "Trials are judged by so many listeners at most, drawn at random; what analyzes by all examples",
  }),
  train: Type.Boolean({ default: false, description: "Also train the best recipe on all data in the end" }),
  as: Type.Optional(
    Type.String({ pattern: MODEL_NAME, description: "The trained model's name, when it is not the algorithm's" }),
  ),
};

export const tuningWish = Type.Object(wishProperties, { additionalProperties: false });

/** What is kept of a wish: what was not said is decided, but for the metric of what analyzes, which its labels decide. */
export interface TuningWish extends Static<typeof tuningWish> {
  readonly split: string;
}

export function decided(asked: Static<typeof tuningWish>, task: "recommend" | "analyze"): TuningWish {
  if (task === "analyze") return { ...asked, split: asked.split ?? USUAL_FOLDS };
  return { ...asked, split: asked.split ?? USUAL_SPLIT, metric: asked.metric ?? USUAL_METRIC };
}
