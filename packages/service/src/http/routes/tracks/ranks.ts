import { Type } from "typebox";
import { existingTrack } from "../../../listeners/known-track.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";

const share = (of: string) => Type.Number({ minimum: 0, maximum: 1, description: `Share of the others that have ${of}` });

const ranksSchema = Type.Record(
  Type.String(),
  Type.Object({
    below: share("less"),
    above: share("more"),
    known: Type.Integer({
      description:
        "Tracks of which the number is known; this one is not among them where it was measured after they were gathered",
    }),
  }),
);

export default defineRoute({
  method: "GET",
  url: "/v1/tracks/:id/ranks",
  operation: "getTrackRanks",
  tag: "tracks",
  summary:
    "Where the numbers that are known of a track, and those that were measured of its sound, lie among those of all tracks",
  scope: "read",
  schemas: { params: strict({ id: idSchema("The track") }) },
  answer: { status: 200, schema: Type.Object({ track: Type.String(), facts: ranksSchema, sound: ranksSchema }) },
  async handle({ workspace, params: { id } }, { services, ranks }) {
    const track = await existingTrack(services, workspace, id);
    return { track: id, ...(await ranks.of(workspace, track)) };
  },
});
