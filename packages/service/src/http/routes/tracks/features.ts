import { Readable } from "node:stream";
import type { Feature } from "@segue/engine";
import { Type } from "typebox";
import { isModelSet, modelSet } from "../../../analyzing/model-features.js";
import { SegueError } from "../../../errors.js";
import { featureSets, summaries } from "../../../hearing/feature-sets.js";
import { type AnySet, keptFeature, tensorsOf } from "../../../hearing/kept-features.js";
import { soundsOf } from "../../../hearing/sounds-of.js";
import { featuresOfWords, textSets } from "../../../hearing/text-features.js";
import { encodeSafetensors } from "../../../registry/safetensors.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/tracks/:id/features",
  operation: "getTrackFeatures",
  tag: "tracks",
  summary:
    "Sets of features of a track's sound that were computed, and of its words, as safetensors: a tensor by the name of each set, bands × frames",
  scope: "read",
  schemas: {
    params: strict({ id: idSchema("The track") }),
    query: strict({
      names: Type.String({
        minLength: 1,
        maxLength: 1000,
        default: summaries.map(({ name }) => name).join(","),
        description: "Names of sets, separated by commas: mel,mfcc,chroma; name@version of a network that was trained here",
      }),
    }),
  },
  answer: { status: 200, schema: "stream" },
  async handle({ workspace, params: { id }, query, reply }, { services }) {
    const names = query.names.split(",").map((name) => name.trim());
    const ofWords = await featuresOfWords(services, workspace, id, textSets(names));
    const sets: AnySet[] = [];
    for (const name of names)
      if (textSets([name]).length === 0)
        sets.push(...(isModelSet(name) ? [await modelSet(services, workspace, name)] : featureSets([name])));
    const answer = (found: readonly (readonly [string, Feature])[]) => {
      reply.type("application/octet-stream");
      return Readable.from([Buffer.from(encodeSafetensors(tensorsOf([...found, ...ofWords])))]);
    };
    if (sets.length === 0) return answer([]);
    for (const { hash } of await soundsOf(services, workspace, id)) {
      const found: [string, Feature][] = [];
      for (const set of sets) {
        const feature = await keptFeature(services, workspace, hash, set);
        if (feature !== undefined) found.push([set.name, feature]);
      }
      if (found.length === sets.length) return answer(found);
    }
    throw new SegueError("unknown-features", `Not all of ${query.names} were computed of the track ${JSON.stringify(id)}.`);
  },
});
