import { type Static, Type } from "typebox";
import { learningWish } from "../analyzing/wish.js";
import { readingSchema } from "../imports/input.js";

/** How listening data are divided unless somebody wishes otherwise. */
export const USUAL_SPLIT = "random:0.8,0.1,0.1";

/** What an evaluation takes. */
export const evaluationInput = Type.Object(
  {
    subjects: Type.Array(Type.String({ minLength: 1, maxLength: 1000 }), {
      minItems: 1,
      maxItems: 100,
      description: "With a split algorithms, NAME or NAME:key=value,…; with `on` trained models",
    }),
    split: Type.Optional(
      Type.String({
        maxLength: 200,
        description: `${USUAL_SPLIT} unless given; for algorithms that analyze folds:N, folds:5 unless given`,
      }),
    ),
    k: Type.Array(Type.Integer({ minimum: 1, maximum: 1000 }), { default: [10], minItems: 1, maxItems: 20 }),
    seed: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, default: 42 }),
    against: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 1000,
        description: "The subject that the others are compared with, listener by listener; the best unless given",
      }),
    ),
    perUser: Type.Boolean({ default: false, description: "Also every listener's figures" }),
    ...learningWish,
    on: Type.Optional(
      Type.Object(
        {
          ...readingSchema,
        },
        { additionalProperties: false, description: "Test data of your own" },
      ),
    ),
  },
  { additionalProperties: false },
);

export type EvaluationInput = Static<typeof evaluationInput>;
