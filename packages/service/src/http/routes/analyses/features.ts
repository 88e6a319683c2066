import { Readable } from "node:stream";
import { describeUpload } from "../../../hearing/describe-upload.js";
import { featureNamesSchema } from "../../../hearing/feature-sets.js";
import { uploadSchema } from "../../../hearing/hear-upload.js";
import { tensorsOf } from "../../../hearing/kept-features.js";
import { encodeSafetensors } from "../../../registry/safetensors.js";
import { defineRoute } from "../../route.js";
import { strict } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/analyses/features",
  operation: "computeFeatures",
  tag: "analyses",
  summary:
    "Sets of features of an uploaded file of sound, of the cover and the words in it, of a picture or of a text, as safetensors: a tensor by the name of each set, bands × frames",
  scope: "train",
  audit: { how: "nothing" },
  asks: true,
  schemas: {
    body: strict({
      upload: uploadSchema,
      features: featureNamesSchema,
    }),
  },
  answer: { status: 200, schema: "stream" },
  async handle({ workspace, body, reply }, { services }) {
    const { features } = await describeUpload(services, workspace, body.upload, body.features);
    reply.type("application/octet-stream");
    return Readable.from([Buffer.from(encodeSafetensors(tensorsOf(features)))]);
  },
});
