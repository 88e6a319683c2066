import { type Static, Type } from "typebox";
import { MODEL_NAME } from "../registry/reference.js";

/** What choosing by itself may take, and where the result is to be served. */
export const autoWish = Type.Object(
  {
    minutes: Type.Number({ exclusiveMinimum: 0, maximum: 10_000, default: 10, description: "How long it may take in all" }),
    trials: Type.Integer({
      minimum: 1,
      maximum: 1000,
      default: 60,
      description: "Sets of parameters tried at most of each of the best algorithms, the usual one included",
    }),
    metric: Type.String({
      maxLength: 50,
      default: "ndcg@10",
      description: "By what algorithms and parameters are chosen: a figure of single listeners",
    }),
    split: Type.String({
      maxLength: 200,
      default: "random:0.8,0.1,0.1",
      description: "Chosen on its validation part, the choice is judged on its test part",
    }),
    seed: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, default: 42 }),
    deployment: Type.String({
      pattern: MODEL_NAME,
      default: "home",
      description: "Where the model is to be served, if it is not worse than what is served there",
    }),
    as: Type.Optional(
      Type.String({ pattern: MODEL_NAME, description: "The model's name, when it is not to be the algorithm's" }),
    ),
  },
  { additionalProperties: false },
);

export type AutoWish = Static<typeof autoWish>;
