import { Type } from "typebox";
import { SegueError } from "../../../errors.js";
import { soundsOf } from "../../../hearing/sounds-of.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/tracks/:id/lyrics",
  operation: "getTrackLyrics",
  tag: "tracks",
  summary:
    "The words of a track, where its file or one beside it holds them; with the times of the lines, where these are written",
  scope: "read",
  schemas: { params: strict({ id: idSchema("The track") }) },
  answer: {
    status: 200,
    schema: Type.Object({
      text: Type.String(),
      lines: Type.Optional(Type.Array(Type.Object({ seconds: Type.Number(), text: Type.String() }))),
    }),
  },
  async handle({ workspace, params: { id } }, { services }) {
    const told = (await soundsOf(services, workspace, id)).find(({ hasLyrics }) => hasLyrics);
    const lyrics = told && (await services.store.sounds.lyrics(workspace, told.track));
    if (lyrics === undefined) throw new SegueError("unknown-lyrics", `No words are known of the track ${JSON.stringify(id)}.`);
    return lyrics;
  },
});
