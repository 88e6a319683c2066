import { Transform } from "node:stream";
import { Type } from "typebox";
import { SegueError } from "../../../errors.js";
import { saveUpload } from "../../../imports/uploads.js";
import { defineRoute } from "../../route.js";

export default defineRoute({
  method: "POST",
  url: "/v1/uploads",
  operation: "createUpload",
  tag: "imports",
  summary: "Takes a file's bytes, to be named in an import or an evaluation",
  scope: "train",
  schemas: {},
  body: "stream",
  answer: { status: 201, schema: Type.Object({ id: Type.String(), bytes: Type.Integer() }) },
  handle: ({ raw, workspace }, { services }) =>
    saveUpload(services.config.data, workspace, raw.raw, limited(services.config.uploadLimit)),
});

/** Passes bytes on until there are too many. */
function limited(limit: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > limit) done(new SegueError("body-too-large", `The file has more than ${limit.toLocaleString("en")} bytes.`));
      else done(null, chunk);
    },
  });
}
