import { OneOf } from "@segue/engine";
import { type Static, Type } from "typebox";
import type { Answered } from "../listeners/answer-request.js";
import { answeredBy, answeredBySchema } from "./model-schemas.js";
import { recommendedTrackSchema } from "./schemas.js";

/** How answers to one listener are told. */

export const cursorParameter = Type.Optional(
  Type.String({ minLength: 1, maxLength: 4000, description: "The `next` of the page before; all else as for that" }),
);

export const rulesToldSchema = Type.Array(
  Type.Object({
    rule: Type.String(),
    removed: Type.Integer({ description: "Tracks that it removed, or passed over in the list" }),
  }),
  { description: "The rules that were applied, in their order" },
);

const properties = {
  id: Type.String({ description: "Name it in later events, so that plays are attributed to this answer" }),
  ...answeredBySchema,
  basis: OneOf(["model", "friends", "popularity"], {
    description: "friends: the model knows no track of theirs yet, but some of their friends'; popularity: it knows neither",
  }),
  items: Type.Array(recommendedTrackSchema),
  rules: rulesToldSchema,
  next: Type.Optional(
    Type.String({ description: "Cursor of the next page: the list goes on as it was, whatever happens meanwhile" }),
  ),
};

const listener = { user: Type.String(), known: Type.Boolean({ description: "Whether the listener is known" }) };

export const listenerAnswerSchema = Type.Object({ ...properties, ...listener });
/** The same for whom it may be: of a history nobody knows whose it is. */
export const answerSchema = Type.Object({ ...properties, ...Type.Partial(Type.Object(listener)).properties });

export function presentAnswer(
  { answering, to: _, ...answer }: Answered,
  asked: Parameters<typeof answeredBy>[1],
): Static<typeof answerSchema> {
  return { ...answer, ...answeredBy(answering, asked) };
}
