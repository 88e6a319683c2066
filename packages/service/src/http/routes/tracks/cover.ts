import { Readable } from "node:stream";
import { Type } from "typebox";
import { SegueError } from "../../../errors.js";
import { coverBytes } from "../../../hearing/covers.js";
import { soundsOf } from "../../../hearing/sounds-of.js";
import { namesTag } from "../../answer-file.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";

/** For how long nobody asks again: under an address that names its version, for ever (a year, in seconds); otherwise an hour. */
const KEPT = { version: "private, max-age=31536000, immutable", track: "private, max-age=3600" };

export default defineRoute({
  method: "GET",
  url: "/v1/tracks/:id/cover",
  operation: "getTrackCover",
  tag: "tracks",
  summary: "The picture of a track's cover: JPEG, PNG or WebP; 304 for those who say in If-None-Match that they have it",
  scope: "read",
  schemas: {
    params: strict({ id: idSchema("The track") }),
    query: strict({
      v: Type.Optional(
        Type.String({ maxLength: 64, description: "The version that the track names: what is answered may be kept for ever" }),
      ),
    }),
  },
  answer: { status: 200, schema: "stream" },
  async handle({ workspace, params: { id }, query, raw, reply }, { services }) {
    for (const { cover, ...sound } of await soundsOf(services, workspace, id)) {
      if (cover === null) continue;
      const etag = `"${cover.hash}"`;
      const isThere = namesTag(raw.headers["if-none-match"], etag);
      const bytes = isThere ? undefined : await coverBytes(services, workspace, { ...sound, cover });
      if (!isThere && bytes === undefined) continue;
      reply.headers({ etag, "cache-control": query.v === cover.hash ? KEPT.version : KEPT.track });
      if (bytes === undefined) {
        reply.code(304);
        return "";
      }
      reply.type(cover.type).header("content-length", bytes.length);
      return Readable.from([bytes]);
    }
    throw new SegueError("unknown-cover", `No cover is known of the track ${JSON.stringify(id)}.`);
  },
});
