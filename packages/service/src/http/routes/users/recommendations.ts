import { randomUUID } from "node:crypto";
import { OneOf } from "@segue/engine";
import { Type } from "typebox";
import { recommendFor } from "../../../listeners/recommendations.js";
import { answeredBy, answeredBySchema } from "../../model-schemas.js";
import { defineRoute } from "../../route.js";
import { askedQuery, idSchema, listLength, recommendedTrackSchema, strict } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/users/:id/recommendations",
  operation: "recommend",
  tag: "users",
  summary: "The tracks for a listener as their events stand now; everybody's favourites for one who is unknown",
  scope: "recommend",
  counts: "answer",
  about: ({ params }) => [params.id],
  schemas: { params: strict({ id: idSchema("The listener") }), query: strict({ n: listLength, ...askedQuery }) },
  answer: {
    status: 200,
    schema: Type.Object({
      id: Type.String({ description: "Name it in later events, so that plays are attributed to this answer" }),
      user: Type.String(),
      ...answeredBySchema,
      known: Type.Boolean({ description: "Whether the listener is known" }),
      basis: OneOf(["model", "popularity"], { description: "popularity: the model knows no track of theirs yet" }),
      items: Type.Array(recommendedTrackSchema),
    }),
  },
  async handle({ workspace, params, query }, { services, models }) {
    const answering = await models.answering(workspace, query, params.id);
    const known = (await services.store.users.get(workspace, params.id)) !== undefined;
    const answer = await recommendFor(services, workspace, answering, params.id, query.n);
    return { id: randomUUID(), user: params.id, ...answeredBy(answering, query), known, ...answer };
  },
});
