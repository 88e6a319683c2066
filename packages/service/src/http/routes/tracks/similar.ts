import type { RuleWishes } from "@segue/engine";
import { Type } from "typebox";
import { steeringOf } from "../../../control/steering.js";
import { existingTrack } from "../../../listeners/known-track.js";
import { similarTo } from "../../../listeners/recommendations.js";
import { rulesToldSchema } from "../../answer-schema.js";
import { answeredBy, answeredBySchema } from "../../model-schemas.js";
import { defineRoute } from "../../route.js";
import { askedQuery, idSchema, listLength, recommendedTrackSchema, strict } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/tracks/:id/similar",
  operation: "similarTracks",
  tag: "tracks",
  summary: "What a listener who knows only this track would be recommended",
  scope: "recommend",
  counts: "answer",
  schemas: { params: strict({ id: idSchema("The track") }), query: strict({ n: listLength, ...askedQuery }) },
  answer: {
    status: 200,
    schema: Type.Object({
      track: Type.String(),
      known: Type.Boolean({ description: "Whether what answers knows the track; nothing is similar to one that came in later" }),
      ...answeredBySchema,
      items: Type.Array(recommendedTrackSchema),
      rules: rulesToldSchema,
    }),
  },
  async handle({ workspace, params, query }, { services, listening, models }) {
    const standing = await listening.now(workspace);
    const answering = await models.answering(workspace, query, { standing: standing.models });
    const told = { track: params.id, ...answeredBy(answering, query) };
    if (answering.tracks.indexOf(params.id) === undefined) {
      await existingTrack(services, workspace, params.id);
      return { ...told, known: false, items: [], rules: [] };
    }
    const occasion = { now: services.clock.now(), seed: params.id };
    const steering = await steeringOf(workspace, answering, forSimilar(answering.rules), occasion, models.facts);
    const { items, rules } = await similarTo(standing, answering, params.id, query.n, steering);
    return { ...told, known: true, items, rules };
  },
});

/** Of a deployment's rules those that make sense where nobody in particular asks. */
const forSimilar = ({ seeds: _, pin: __, explore: ___, ...rules }: RuleWishes): RuleWishes => ({
  ...rules,
  "exclude-heard": { on: true },
});
