import { Type } from "typebox";
import { existingTrack } from "../../../listeners/known-track.js";
import { defineRoute } from "../../route.js";
import { idSchema, listLength, strict } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/tracks/:id/near",
  operation: "tracksThatSoundAlike",
  tag: "tracks",
  summary:
    "Tracks that sound like this one, by timbre, harmony, brightness, loudness and speed, where these were computed (POST /v1/features)",
  scope: "read",
  schemas: { params: strict({ id: idSchema("The track") }), query: strict({ n: listLength }) },
  answer: {
    status: 200,
    schema: Type.Object({
      track: Type.String(),
      known: Type.Boolean({ description: "Whether anything was computed of its sound" }),
      items: Type.Array(
        Type.Object({
          track: Type.String(),
          title: Type.Optional(Type.String()),
          artist: Type.Optional(Type.String()),
          distance: Type.Number({ description: "Euclidean, of standardised means and deviations; 0 where they are the same" }),
        }),
        { description: "The nearest first" },
      ),
    }),
  },
  async handle({ workspace, params: { id }, query }, { services, sounds }) {
    await existingTrack(services, workspace, id);
    const near = await sounds.near(workspace, id, query.n);
    const found = await services.store.tracks.getMany(workspace, near?.map(({ track }) => track) ?? []);
    const told = new Map(found.map((track) => [track.id, track]));
    const items = (near ?? []).flatMap(({ track, distance }) => {
      const known = told.get(track);
      if (known === undefined) return [];
      const { title, artist } = known;
      return { track, ...(title === null ? {} : { title }), ...(artist === null ? {} : { artist }), distance };
    });
    return { track: id, known: near !== undefined, items };
  },
});
