import type { TextSet } from "../text-set.js";
import { language } from "./language.js";
import { moodWords } from "./mood-words.js";
import { terms } from "./terms.js";
import { wordVectors } from "./word-vectors.js";

/** Every set of features of text. A new one is a file beside these and a line here. */
export const textFeatures: readonly TextSet[] = [language, terms, moodWords, wordVectors];
