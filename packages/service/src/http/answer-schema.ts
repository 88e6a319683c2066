import { OneOf } from "@segue/engine";
import { type Static, Type } from "typebox";
import type { Answered } from "../listeners/answer-request.js";
import { answeredBy, answeredBySchema } from "./model-schemas.js";
import { recommendedTrackSchema } from "./schemas.js";

/** How answers to one listener are told. */

export const cursorParameter = Type.Optional(
  Type.String({ minLength: 1, maxLength: 4000, description: "The `next` of the page before; all else as for that" }),
);

/** Whether it is told why, and how much of it. */
export const explainParameters = {
  explain: Type.Boolean({ default: false, description: "Whether each track is told with its reasons" }),
  reasons: Type.Integer({ minimum: 1, maximum: 100, default: 3, description: "With explain: how many reasons at most" }),
};

/** How many reasons are asked for; undefined where none are. */
export const reasonsAsked = ({ explain, reasons }: { readonly explain: boolean; readonly reasons: number }) =>
  explain ? reasons : undefined;

export const rulesToldSchema = Type.Array(
  Type.Object({
    rule: Type.String(),
    removed: Type.Integer({ description: "Tracks that it removed, or passed over in the list" }),
  }),
  { description: "The rules that were applied, in their order" },
);

export const reasonsSchema = Type.Object(
  {
    how: OneOf(["exact", "leaving-out"], {
      description:
        "exact: contributions, others and rules add up to the score; leaving-out: a contribution is by how much the model's score falls without that track",
    }),
    because: Type.Array(
      Type.Object({
        track: Type.String(),
        title: Type.Optional(Type.String()),
        artist: Type.Optional(Type.String()),
        contribution: Type.Number({ description: "To the model's score" }),
        share: Type.Number({ description: "Of all that the history says for it; of all reasons 1" }),
        plays: Type.Optional(
          Type.Number({ description: "The listener's plays of it in the last thirty days, where there are any" }),
        ),
        follows: Type.Optional(
          Type.Object(
            { sessions: Type.Integer(), of: Type.Integer({ description: "Sessions with the track that was heard" }) },
            {
              description:
                "In how many sessions of all listeners what is recommended was among the ten tracks that came next; only where in three or more, and in a tenth. Counted when a model was trained last",
            },
          ),
        ),
        sounds: Type.Optional(
          Type.Object(
            {
              tempo: Type.Optional(OneOf(["slow", "fast"], { description: "Below 90 BPM; from 130 on" })),
              loudness: Type.Optional(OneOf(["soft", "loud"], { description: "Below −20 LUFS; from −10 on" })),
              key: Type.Optional(
                Type.Object({
                  tonic: Type.Integer({ description: "0 (C) to 11 (B)" }),
                  mode: OneOf(["major", "minor"]),
                }),
              ),
            },
            { description: "Where both sound alike: what they have in common" },
          ),
        ),
      }),
      { description: "Tracks of the history that speak for it, those that count most first" },
    ),
    others: Type.Optional(
      Type.Number({ description: "Of an exact explanation: what all else contributes, what speaks against it included" }),
    ),
    rules: Type.Optional(Type.Number({ description: "What rules added to the model's score, where any changes scores" })),
    listeners: Type.Optional(
      Type.Integer({ description: "Listeners of what is recommended, in the data that the model learned from" }),
    ),
  },
  { description: "Where they were asked for, and the answer rests on a model" },
);

const reasonedTrackSchema = Type.Object({
  ...recommendedTrackSchema.properties,
  reasons: Type.Optional(reasonsSchema),
  friends: Type.Optional(
    Type.Object(
      {
        loving: Type.Integer({ description: "Friends of the listener who love it" }),
        hearing: Type.Integer({ description: "Those who play or love it" }),
      },
      { description: "Where reasons were asked for, and the answer rests on friends" },
    ),
  ),
});

const properties = {
  id: Type.String({ description: "Name it in later events, so that plays are attributed to this answer" }),
  ...answeredBySchema,
  basis: OneOf(["model", "friends", "popularity"], {
    description: "friends: the model knows no track of theirs yet, but some of their friends'; popularity: it knows neither",
  }),
  items: Type.Array(reasonedTrackSchema),
  rules: rulesToldSchema,
  next: Type.Optional(
    Type.String({ description: "Cursor of the next page: the list goes on as it was, whatever happens meanwhile" }),
  ),
};

const listener = {
  user: Type.String(),
  known: Type.Boolean({ description: "Whether the listener is known" }),
  lately: Type.Optional(
    Type.Object(
      {
        week: Type.Number({ description: "Plays of the last seven days" }),
        month: Type.Number({ description: "Plays of the last thirty days" }),
      },
      { description: "Where reasons were asked for: how much the listener played" },
    ),
  ),
};

export const listenerAnswerSchema = Type.Object({ ...properties, ...listener });
/** The same for whom it may be: of a history nobody knows whose it is. */
export const answerSchema = Type.Object({ ...properties, ...Type.Partial(Type.Object(listener)).properties });

export function presentAnswer(
  { answering, to: _, ...answer }: Answered,
  asked: Parameters<typeof answeredBy>[1],
): Static<typeof answerSchema> {
  return { ...answer, ...answeredBy(answering, asked) };
}
