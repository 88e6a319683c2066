import { OneOf, searches } from "@segue/engine";
import { type Static, Type } from "typebox";
import { MODEL_NAME } from "../registry/reference.js";

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
  metric: Type.String({
    maxLength: 50,
    default: "ndcg@10",
    description: "By what trials are compared: a figure of single listeners",
  }),
  split: Type.String({ maxLength: 200, default: "random:0.8,0.1,0.1", description: "Trials are judged on its validation part" }),
  search: OneOf(
    searches.map(({ name }) => name),
    { default: "tpe", description: searches.map(({ name, summary }) => `${name}: ${summary}`).join(" ") },
  ),
  seed: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, default: 42 }),
  listeners: Type.Integer({
    minimum: 1,
    maximum: 10_000_000,
    default: 10_000,
    description: "Trials are judged by so many listeners at most, drawn at random",
  }),
  train: Type.Boolean({ default: false, description: "Also train the best recipe on all data in the end" }),
  as: Type.Optional(
    Type.String({ pattern: MODEL_NAME, description: "The trained model's name, when it is not the algorithm's" }),
  ),
};

export const tuningWish = Type.Object(wishProperties, { additionalProperties: false });

export type TuningWish = Static<typeof tuningWish>;
