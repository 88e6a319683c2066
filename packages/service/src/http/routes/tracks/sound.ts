import { openSound } from "../../../hearing/open-sound.js";
import { answerFile } from "../../answer-file.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/tracks/:id/sound",
  operation: "getTrackSound",
  tag: "tracks",
  summary: "The sound of a track as its file holds it; a part of it (206) where the header Range says so",
  scope: "read",
  schemas: { params: strict({ id: idSchema("The track") }) },
  answer: { status: 200, schema: "stream" },
  handle: async ({ workspace, params, raw, reply }, { services }) =>
    answerFile(raw, reply, await openSound(services, workspace, params.id)),
});
