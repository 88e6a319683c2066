import { Readable } from "node:stream";
import { describeText } from "@segue/engine";
import { SegueError } from "../../../errors.js";
import { featureNamesSchema } from "../../../hearing/feature-sets.js";
import { hearUpload, uploadSchema } from "../../../hearing/hear-upload.js";
import { tensorsOf } from "../../../hearing/kept-features.js";
import { textSets } from "../../../hearing/text-features.js";
import { encodeSafetensors } from "../../../registry/safetensors.js";
import { defineRoute } from "../../route.js";
import { strict } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/analyses/features",
  operation: "computeFeatures",
  tag: "analyses",
  summary:
    "Sets of features of an uploaded file of sound, and of the words in it, as safetensors: a tensor by the name of each set, bands × frames",
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
    const text = textSets(body.features);
    const names = body.features.filter((name) => !text.some((set) => set.name === name));
    const { features, tags } = await hearUpload(services, workspace, body.upload, names);
    if (text.length > 0 && tags.lyrics === undefined)
      throw new SegueError("unknown-lyrics", `${body.upload.name} holds no words.`);
    const ofWords = await describeText(text, tags.lyrics?.text ?? "");
    reply.type("application/octet-stream");
    return Readable.from([Buffer.from(encodeSafetensors(tensorsOf([...Object.entries(features), ...ofWords])))]);
  },
});
