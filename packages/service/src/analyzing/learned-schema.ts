import { OneOf } from "@segue/engine";
import { Type } from "typebox";
import { GROUPINGS } from "./wish.js";

const text = Type.String({ maxLength: 1000 });
const texts = Type.Array(text, { maxItems: 100_000 });
const numbers = Type.Array(Type.Number(), { maxItems: 1_000_000 });
const count = Type.Integer({ minimum: 0 });

/** What `learned.json` says, where nobody knows who wrote it. */
export const learnedSchema = Type.Object({
  kind: OneOf(["one", "several", "numbers"]),
  classes: Type.Array(text, { minItems: 1, maxItems: 100_000 }),
  labels: text,
  word: text,
  reading: Type.Union([
    Type.Object({ what: OneOf(["sound", "covers"]), sets: Type.Array(text, { minItems: 1, maxItems: 64 }) }),
    Type.Object({
      what: OneOf(["words", "tags"]),
      sets: Type.Array(text, { minItems: 1, maxItems: 64 }),
      rarity: numbers,
      without: texts,
    }),
    Type.Object({ what: Type.Literal("facts"), names: texts, means: numbers }),
  ]),
  lineages: Type.Optional(Type.Array(text, { maxItems: 64 })),
  group: OneOf(GROUPINGS),
  examples: count,
  tracks: count,
  groups: count,
  alone: count,
  small: texts,
  unread: count,
});
