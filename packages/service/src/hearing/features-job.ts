import { Type } from "typebox";
import { computeByModel } from "../analyzing/model-features.js";
import { defineJob } from "../jobs/handler.js";
import { computeFeatures } from "./compute-features.js";
import { featureNamesSchema, featureSets, summaries } from "./feature-sets.js";

/** Examples told of files of which nothing was computed. */
const EXAMPLES = 10;

/**
 * Computes sets of features of every file of sound that was imported, and keeps them by the file's content: what is there as the present versions would
 * compute it is passed over. Killed, or cancelled, it goes on from there when it is started again.
 */
export const featuresJob = defineJob({
  kind: "features",
  input: Type.Object(
    {
      features: Type.Optional({ ...featureNamesSchema, default: summaries.map(({ name }) => name) }),
      model: Type.Optional(
        Type.String({
          minLength: 1,
          maxLength: 100,
          description:
            "A network that was trained here: instead of sets what its last hidden layer makes of each file, as the set name@version",
        }),
      ),
    },
    { additionalProperties: false },
  ),
  resource: () => "features",
  async run({ features = [], model }, context) {
    if (model !== undefined) return computeByModel(model, context);
    const sets = featureSets(features);
    const sounds = await context.services.store.sounds.contents(context.workspace);
    const { computed, there, failed } = await computeFeatures(context, sounds, sets);
    const examples = failed.slice(0, EXAMPLES).map(({ sound, reason }) => ({ file: sound.place, reason }));
    return { features, files: sounds.length, computed, there, failed: failed.length, examples };
  },
});
