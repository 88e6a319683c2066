import { SegueError } from "../../../errors.js";
import { summariesOf } from "../../../hearing/kept-features.js";
import { soundsOf } from "../../../hearing/sounds-of.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";
import { heardTrackSchema, presentHeard } from "../../sound-schema.js";

export default defineRoute({
  method: "GET",
  url: "/v1/tracks/:id",
  operation: "getTrack",
  tag: "tracks",
  summary: "One track, and what is known of its sound",
  scope: "read",
  schemas: { params: strict({ id: idSchema("The track") }) },
  answer: { status: 200, schema: heardTrackSchema },
  async handle({ workspace, params }, { services }) {
    const track = await services.store.tracks.get(workspace, params.id);
    if (track === undefined) throw new SegueError("unknown-track", `There is no track ${JSON.stringify(params.id)}.`);
    const sounds = await soundsOf(services, workspace, track.id);
    return presentHeard(track, sounds, await summariesOf(services, workspace, sounds));
  },
});
