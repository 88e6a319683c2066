import { SegueError } from "../../../errors.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict, trackSchema } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/tracks/:id",
  operation: "getTrack",
  tag: "tracks",
  summary: "One track",
  scope: "read",
  schemas: { params: strict({ id: idSchema("The track") }) },
  answer: { status: 200, schema: trackSchema },
  async handle({ workspace, params }, { services }) {
    const track = await services.store.tracks.get(workspace, params.id);
    if (track === undefined) throw new SegueError("unknown-track", `There is no track ${JSON.stringify(params.id)}.`);
    return track;
  },
});
