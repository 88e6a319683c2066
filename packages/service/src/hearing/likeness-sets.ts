import type { FeatureSet } from "@segue/engine";
import { soundSets } from "./feature-sets.js";

/** What tells whether music sounds alike: timbre, harmony, brightness, loudness, speed. */
export const likenessSets: readonly FeatureSet[] = soundSets(["mfcc", "chroma", "contrast", "loudness", "tempo"]);
