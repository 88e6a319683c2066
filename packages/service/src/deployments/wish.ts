import { OneOf } from "@segue/engine";
import { type Static, Type } from "typebox";
import { readRules } from "../control/wishes.js";
import { SegueError } from "../errors.js";
import { MIXINGS, type ModelRecord, type Serving } from "../ports/models.js";
import { idOf } from "../registry/reference.js";

/** Models of one mix: each has to stay in memory. */
const MOST_MODELS = 8;

/** Checked rule by rule, so that what is wrong is said of one rule. */
const rules = Type.Optional(
  Type.Record(Type.String({ maxLength: 100 }), Type.Record(Type.String({ maxLength: 100 }), Type.Unknown()), {
    maxProperties: 100,
    description:
      "Rules of each answer by name, with their parameters (GET /v1/rules); where they are not named they stay as they are",
  }),
);

const reference = Type.String({ minLength: 1, maxLength: 130, description: "name, name@version or name@alias" });

/** A mix as it is asked for. */
export const wishSchema = Type.Object(
  {
    models: Type.Array(
      Type.Object(
        {
          model: reference,
          weight: Type.Number({ exclusiveMinimum: 0, maximum: 1e6, default: 1, description: "Its share beside the others'" }),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: MOST_MODELS },
    ),
    by: Type.Optional(
      OneOf(MIXINGS, {
        description:
          "listener: each listener is always answered by the same one of them, shares by weight; score: all are asked, their standardised scores added by weight",
      }),
    ),
    rules,
  },
  { additionalProperties: false },
);

export type Wish = Static<typeof wishSchema>;

/** A single model as it is asked for. */
export const singleSchema = Type.Object({ model: reference, rules }, { additionalProperties: false });

/** What is asked for, every reference pinned to a version; throws `invalid-request`, or what `find` throws. */
export async function readWish(wish: string | Wish, find: (reference: string) => Promise<ModelRecord>): Promise<Serving> {
  const { models, by, rules } =
    typeof wish === "string" ? { models: [{ model: wish, weight: 1 }], by: undefined, rules: undefined } : wish;
  const ruled = rules === undefined ? {} : { rules: readRules(rules) };
  const served = [];
  for (const { model, weight } of models) {
    const { name, version } = await find(model);
    served.push({ model: name, version, weight });
  }
  if (served.length === 1) return { models: [{ ...served[0]!, weight: 1 }], by: null, ...ruled };
  if (by === undefined)
    throw new SegueError("invalid-request", "It is not said how the models share the answers.", { hint: HINT });
  const ids = served.map(idOf);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) throw new SegueError("invalid-request", `${twice} is named twice.`, { hint: "Add up its weights." });
  return { models: served, by, ...ruled };
}

const HINT = "Say by listener (each listener has one of them) or by score (their scores are combined).";
