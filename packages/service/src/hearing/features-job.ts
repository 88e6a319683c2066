import { Type } from "typebox";
import { computeByModel } from "../analyzing/model-features.js";
import { defineJob, part } from "../jobs/handler.js";
import { keepSoundVectors } from "../maps/sound-alike.js";
import { keepSoundNumbers } from "../maps/track-ranks.js";
import { type Computed, computeCoverFeatures, computeFeatures } from "./compute-features.js";
import { featureNamesSchema, keptSets, summaries } from "./feature-sets.js";
import { coversOf } from "./sounds-of.js";

/** Examples told of files, and of covers, of which nothing was computed. */
const EXAMPLES = 10;

/**
 * Computes sets of features of every file of sound that was imported, or of its cover, and keeps them by the content of file or picture: what is there as the present versions would
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
    const { sound, cover } = keptSets(features);
    const { report } = context;
    const all = await context.services.store.sounds.contents(context.workspace);
    const covers = cover.length === 0 ? [] : coversOf(all);
    const sounds = sound.length === 0 ? [] : all;
    const share = sounds.length / Math.max(1, sounds.length + covers.length);
    const heard = await computeFeatures({ ...context, report: part(report, 0, share) }, sounds, sound);
    const seen = await computeCoverFeatures({ ...context, report: part(report, share, 1) }, covers, cover);
    if (sound.length > 0) {
      await keepSoundVectors(context);
      await keepSoundNumbers(context);
    }
    const ofCovers = {
      ...{ covers: covers.length, ...countsOf(seen) },
      // Of files whose sound is stored alike there is one.
      without: all.filter((each) => each.cover === null).length,
    };
    return { features, files: sounds.length, ...countsOf(heard), ...(cover.length > 0 && { ofCovers }) };
  },
});

const countsOf = ({ computed, there, failed }: Computed) => ({
  ...{ computed, there, failed: failed.length },
  examples: failed.slice(0, EXAMPLES).map(({ sound, reason }) => ({ file: sound.place, reason })),
});
