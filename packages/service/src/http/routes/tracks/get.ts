import { picturesOf, summariesOf } from "../../../hearing/kept-features.js";
import { soundsOf } from "../../../hearing/sounds-of.js";
import { existingTrack } from "../../../listeners/known-track.js";
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
    const track = await existingTrack(services, workspace, params.id);
    const sounds = await soundsOf(services, workspace, track.id);
    const [features, pictures] = await Promise.all([
      summariesOf(services, workspace, sounds),
      picturesOf(services, workspace, sounds),
    ]);
    return presentHeard(track, sounds, { features, pictures });
  },
});
