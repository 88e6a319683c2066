import { OneOf } from "@segue/engine";
import { Type } from "typebox";
import { ratingFor } from "../../../listeners/rating.js";
import { answeredBy, answeredBySchema } from "../../model-schemas.js";
import { defineRoute } from "../../route.js";
import { askedQuery, idSchema, strict } from "../../schemas.js";

const basisSchema = OneOf(["given", "neighbours", "mean"], {
  description:
    "given: the listener's own rating; neighbours: predicted from listeners or tracks that are alike; mean: there are none, so it is the mean of the listener, the track or all",
});

export default defineRoute({
  method: "GET",
  url: "/v1/users/:id/ratings/:track",
  operation: "predictRating",
  tag: "users",
  summary: "The rating that a listener would give a track, by a model that learned from ratings",
  scope: "recommend",
  counts: "answer",
  about: ({ params }) => [params.id],
  schemas: {
    params: strict({ id: idSchema("The listener"), track: idSchema("The track") }),
    query: strict({ ...askedQuery }),
  },
  answer: {
    status: 200,
    schema: Type.Object({
      user: Type.String(),
      track: Type.String(),
      known: Type.Boolean({ description: "Whether the listener is known" }),
      ...answeredBySchema,
      rating: Type.Number({ description: "Within the scale" }),
      basis: basisSchema,
      neighbours: Type.Integer({ description: "How many listeners or tracks it comes from" }),
      scale: Type.Object(
        { lowest: Type.Number(), highest: Type.Number(), mean: Type.Number() },
        { description: "Of the ratings that the model learned from" },
      ),
    }),
  },
  async handle({ workspace, params: { id: user, track }, query }, { services, models }) {
    const answering = await models.answering(workspace, query, { listener: user });
    const told = await ratingFor(services, workspace, answering, { user, track });
    const known = (await services.store.users.get(workspace, user)) !== undefined;
    return { user, track, known, ...answeredBy(answering, query), ...told };
  },
});
