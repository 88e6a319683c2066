import type { RuleWishes } from "@segue/engine";
import { Type } from "typebox";
import { steeringOf } from "../../../control/steering.js";
import { nextTracks } from "../../../listeners/next-tracks.js";
import { explainParameters, reasonsAsked, reasonsSchema } from "../../answer-schema.js";
import { answeredBy, answeredBySchema } from "../../model-schemas.js";
import { defineRoute } from "../../route.js";
import { askedQuery, idSchema, listLength, strict } from "../../schemas.js";

/** Plays of a session; of a longer one its end says what comes next. */
const MOST_PLAYS = 10_000;

export default defineRoute({
  method: "POST",
  url: "/v1/sessions/next",
  operation: "nextTracks",
  tag: "sessions",
  summary:
    "What comes next in each of some sessions that are given here and kept nowhere; tracks that were played may come again",
  scope: "recommend",
  counts: "answer",
  audit: { how: "nothing" },
  asks: true,
  about: () => [],
  schemas: {
    body: strict({
      sessions: Type.Array(
        strict({
          session: Type.Array(idSchema("A track"), {
            maxItems: MOST_PLAYS,
            description: "Track ids in order of play, the newest last",
          }),
        }),
        { minItems: 1, maxItems: 256 },
      ),
      n: listLength,
      ...explainParameters,
      ...askedQuery,
    }),
  },
  answer: {
    status: 200,
    schema: Type.Object({
      ...answeredBySchema,
      answers: Type.Array(
        Type.Object({
          items: Type.Array(Type.String(), { description: "Track ids, best first" }),
          scores: Type.Array(Type.Number(), { description: "The model's score of each; comparable within one answer" }),
          reasons: Type.Optional(
            Type.Array(reasonsSchema, { description: "With explain: because of which tracks of the session each is there" }),
          ),
        }),
        { description: "One for each session, in their order" },
      ),
    }),
  },
  async handle({ workspace, body }, { services, models }) {
    const answering = await models.answering(workspace, body);
    const occasion = { now: services.clock.now(), seed: "" };
    const steering = await steeringOf(workspace, answering, forSessions(answering.rules), occasion, models.facts);
    const sessions = body.sessions.map(({ session }) => session);
    return {
      ...answeredBy(answering, body),
      answers: await nextTracks(services, workspace, answering, sessions, { n: body.n, steering, reasons: reasonsAsked(body) }),
    };
  },
});

/** Of a deployment's rules those that make sense where what was just played may be right again, and nobody in particular asks. */
const forSessions = ({ seeds: _, pin: __, explore: ___, ...rules }: RuleWishes): RuleWishes => ({
  ...rules,
  "exclude-heard": { on: false },
});
