import { Readable } from "node:stream";
import { Type } from "typebox";
import { hearUpload, uploadSchema } from "../../../hearing/hear-upload.js";
import { encodeSafetensors } from "../../../registry/safetensors.js";
import { defineRoute } from "../../route.js";
import { strict } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/analyses/features",
  operation: "computeFeatures",
  tag: "analyses",
  summary: "Sets of features of an uploaded file of sound, as safetensors: a tensor by the name of each set, bands × frames",
  scope: "train",
  audit: { how: "nothing" },
  asks: true,
  schemas: {
    body: strict({
      upload: uploadSchema,
      features: Type.Array(Type.String({ maxLength: 64 }), {
        minItems: 1,
        maxItems: 64,
        uniqueItems: true,
        description: "Names of sets: mel (power), mfcc, chroma …",
      }),
    }),
  },
  answer: { status: 200, schema: "stream" },
  async handle({ workspace, body, reply }, { services }) {
    const { features } = await hearUpload(services, workspace, body.upload, body.features);
    const tensors = Object.entries(features).map(([name, { bands, frames, data }]) => [name, { shape: [bands, frames], data }]);
    reply.type("application/octet-stream");
    return Readable.from([Buffer.from(encodeSafetensors(Object.fromEntries(tensors)))]);
  },
});
