import { Readable } from "node:stream";
import { drawPng, pictureNamed, pictureNameSchema, pictureSizeSchema } from "../../../hearing/draw.js";
import { hearUpload, uploadSchema } from "../../../hearing/hear-upload.js";
import { defineRoute } from "../../route.js";
import { strict } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/analyses/pictures",
  operation: "drawSound",
  tag: "analyses",
  summary: "A picture of an uploaded file of sound, as PNG: its waveform or its spectrogram",
  scope: "train",
  audit: { how: "nothing" },
  asks: true,
  schemas: { body: strict({ upload: uploadSchema, picture: pictureNameSchema, ...pictureSizeSchema }) },
  answer: { status: 200, schema: "stream" },
  async handle({ workspace, body, reply }, { services }) {
    const kind = pictureNamed(body.picture);
    const { features } = await hearUpload(services, workspace, body.upload, [kind.of.name]);
    reply.type("image/png");
    return Readable.from([drawPng(kind, features[kind.of.name]!, body)]);
  },
});
