import { EVENT_KINDS, OneOf, rulesSchema } from "@segue/engine";
import { type Static, Type } from "typebox";
import { readRules } from "../../../control/wishes.js";
import { SegueError } from "../../../errors.js";
import { answerRequest } from "../../../listeners/answer-request.js";
import type { HistoryEvent } from "../../../ports/events.js";
import { answerSchema, cursorParameter, explainParameters, presentAnswer, reasonsAsked } from "../../answer-schema.js";
import { defineRoute } from "../../route.js";
import { askedQuery, idSchema, listLength, strict } from "../../schemas.js";

/** Events of a history that is kept nowhere. */
const MOST_EVENTS = 10_000;

const heardSchema = strict({
  track: idSchema("What"),
  kind: OneOf(EVENT_KINDS, { default: "play", description: "What happened" }),
  value: Type.Number({ minimum: 0, maximum: 1e9, default: 1, description: "play, skip, love: how many; rating: the rating" }),
  at: Type.Optional(Type.String({ format: "date-time", description: "When" })),
  duration: Type.Optional(Type.Number({ minimum: 0, maximum: 1e6, description: "Seconds listened" })),
});

export default defineRoute({
  method: "POST",
  url: "/v1/answers",
  operation: "answer",
  tag: "users",
  summary: "The tracks for a listener, or for a history that is given here and kept nowhere, by any rules",
  scope: "recommend",
  counts: "answer",
  audit: { how: "nothing" },
  asks: true,
  about: ({ body }) => (body.user === undefined ? [] : [body.user]),
  schemas: {
    body: strict({
      user: Type.Optional(idSchema("The listener, as their events stand now")),
      history: Type.Optional(
        Type.Array(heardSchema, { maxItems: MOST_EVENTS, description: "Otherwise what somebody heard, the oldest first" }),
      ),
      n: listLength,
      ...askedQuery,
      ...explainParameters,
      rules: Type.Optional(rulesSchema),
      cursor: cursorParameter,
    }),
  },
  answer: { status: 200, schema: answerSchema },
  async handle({ workspace, body }, context) {
    const { user, history, n, model, deployment, rules, cursor } = body;
    if (user !== undefined && history !== undefined)
      throw new SegueError("invalid-request", "A listener and a history are given: only one of them can be answered.", {
        hint: "Leave out user to be answered for the history alone.",
      });
    const asked = { user, history: history?.map(historyEvent), n, model, deployment, cursor, reasons: reasonsAsked(body) };
    const wish = { ...asked, rules: readRules(rules) };
    return presentAnswer(await answerRequest(context, workspace, wish), body);
  },
});

function historyEvent({ at, duration, ...event }: Static<typeof heardSchema>, i: number): HistoryEvent {
  const time = at === undefined ? null : Date.parse(at);
  if (time !== null && !(time >= 0))
    throw new SegueError("invalid-request", `history.${i}.at is not a time from 1970 on (found ${at}).`);
  if (event.value === 0 && event.kind !== "rating")
    throw new SegueError("invalid-request", `history.${i}.value must be above 0 for a ${event.kind} (found 0).`);
  return { ...event, at: time, duration: duration ?? null, trackSeconds: null };
}
