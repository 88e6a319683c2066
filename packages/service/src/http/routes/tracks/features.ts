import { Readable } from "node:stream";
import type { Feature } from "@segue/engine";
import { Type } from "typebox";
import { isModelSet, modelSet } from "../../../analyzing/model-features.js";
import { SegueError } from "../../../errors.js";
import { setsByKind, summaries } from "../../../hearing/feature-sets.js";
import { type AnySet, keptFeature, tensorsOf } from "../../../hearing/kept-features.js";
import { isCovered, soundsOf } from "../../../hearing/sounds-of.js";
import { featuresOfWords } from "../../../hearing/text-features.js";
import { encodeSafetensors } from "../../../registry/safetensors.js";
import type { Services } from "../../../services.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/tracks/:id/features",
  operation: "getTrackFeatures",
  tag: "tracks",
  summary:
    "Sets of features of a track's sound and cover that were computed, and of its words, as safetensors: a tensor by the name of each set, bands × frames",
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
    const { sound, cover, text } = setsByKind(names.filter((name) => !isModelSet(name)));
    const ofWords = await featuresOfWords(services, workspace, id, text);
    const ofModels: AnySet[] = [];
    for (const name of names) if (isModelSet(name)) ofModels.push(await modelSet(services, workspace, name));
    const sounds = await soundsOf(services, workspace, id);
    const heardAs = sounds.map(({ hash }) => hash);
    const seenAs = sounds.filter(isCovered).map((each) => each.cover.hash);
    const heard = await firstKept(services, workspace, heardAs, sound);
    const seen = await firstKept(services, workspace, seenAs, cover);
    const said = await saidByModels(services, workspace, [...heardAs, ...seenAs], ofModels);
    if (heard === undefined || seen === undefined || said === undefined)
      throw new SegueError("unknown-features", `Not all of ${query.names} were computed of the track ${JSON.stringify(id)}.`);
    reply.type("application/octet-stream");
    return Readable.from([Buffer.from(encodeSafetensors(tensorsOf([...heard, ...seen, ...said, ...ofWords])))]);
  },
});

/** What all of these sets say of the first content of which they are all kept; undefined where there is none. */
async function firstKept(services: Services, workspace: string, hashes: readonly string[], sets: readonly AnySet[]) {
  if (sets.length === 0) return [];
  for (const hash of hashes) {
    const found: [string, Feature][] = [];
    for (const set of sets) {
      const feature = await keptFeature(services, workspace, hash, set);
      if (feature !== undefined) found.push([set.name, feature]);
    }
    if (found.length === sets.length) return found;
  }
  return undefined;
}

/** The same of networks, some of which read sound and some covers. */
async function saidByModels(services: Services, workspace: string, hashes: readonly string[], sets: readonly AnySet[]) {
  const found: [string, Feature][] = [];
  for (const set of sets) found.push(...((await firstKept(services, workspace, hashes, [set])) ?? []));
  return found.length === sets.length ? found : undefined;
}
