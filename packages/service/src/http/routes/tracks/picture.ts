import { Readable } from "node:stream";
import { SegueError } from "../../../errors.js";
import { drawPng, pictureNamed, pictureNameSchema, pictureSizeSchema } from "../../../hearing/draw.js";
import { keptFeature } from "../../../hearing/kept-features.js";
import { soundsOf } from "../../../hearing/sounds-of.js";
import { namesTag } from "../../answer-file.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/tracks/:id/picture",
  operation: "getTrackPicture",
  tag: "tracks",
  summary:
    "A picture of a track's sound, as PNG: its waveform or its spectrogram, where the features that it shows were computed",
  scope: "read",
  schemas: {
    params: strict({ id: idSchema("The track") }),
    query: strict({ of: { ...pictureNameSchema, default: "waveform" }, ...pictureSizeSchema }),
  },
  answer: { status: 200, schema: "stream" },
  async handle({ workspace, params: { id }, query, raw, reply }, { services }) {
    const kind = pictureNamed(query.of);
    for (const { hash } of await soundsOf(services, workspace, id)) {
      const feature = await keptFeature(services, workspace, hash, kind.of);
      if (feature === undefined) continue;
      const etag = `"${hash.slice(0, 32)}-${kind.name}${kind.of.version}-${query.width}x${query.height}"`;
      reply.headers({ etag, "cache-control": "private, max-age=3600" });
      if (namesTag(raw.headers["if-none-match"], etag)) {
        reply.code(304);
        return "";
      }
      reply.type("image/png");
      return Readable.from([drawPng(kind, feature, query)]);
    }
    throw new SegueError(
      "unknown-features",
      `The features ${kind.of.name}, which show it, were not computed of the track ${JSON.stringify(id)}.`,
      {
        hint: `Compute them with: segue features compute --features ${kind.of.name}`,
      },
    );
  },
});
