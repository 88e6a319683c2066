import { Type } from "typebox";
import { SegueError } from "../../../errors.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict, trackSchema } from "../../schemas.js";

const text = Type.Optional(Type.Union([Type.String({ minLength: 1, maxLength: 1000 }), Type.Null()]));
const fact = Type.Union([Type.String({ maxLength: 100_000 }), Type.Number(), Type.Null()]);

export default defineRoute({
  method: "PATCH",
  url: "/v1/tracks/:id",
  operation: "changeTrack",
  tag: "tracks",
  summary: "Changes a track by hand, over what any import says; null takes back what was written so",
  scope: "train",
  schemas: {
    params: strict({ id: idSchema("The track") }),
    body: strict({ title: text, artist: text, facts: Type.Optional(Type.Record(Type.String({ maxLength: 100 }), fact)) }),
  },
  answer: { status: 200, schema: trackSchema },
  async handle({ workspace, params, body }, { services }) {
    const track = await services.store.tracks.change(workspace, params.id, body);
    if (track === undefined) throw new SegueError("unknown-track", `There is no track ${JSON.stringify(params.id)}.`);
    return track;
  },
});
