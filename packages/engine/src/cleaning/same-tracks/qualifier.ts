import { wordsOf } from "./compact-key.js";
import { HARMLESS, LINKING, SYNONYMS, TELLING } from "./qualifier-words.js";

/** What the words in brackets or after a dash say of a title. */
export type Qualifier =
  /** Nothing: this recording as it is always sold. */
  | { readonly kind: "harmless" }
  /** Another recording or cut; `words` are what tells it from others. */
  | { readonly kind: "version"; readonly words: readonly string[] }
  /** A year alone: of the recording, or of this edition. */
  | { readonly kind: "year"; readonly year: string }
  /** Not understood: a part of the title. */
  | { readonly kind: "title" };

/**
 * Judges a qualifier in plain text. Harmless are remasters, mono and stereo, explicit, album, LP and original versions, bonus tracks and
 * editions, videos, and who produced it. A version are live, remix, edit, demo and their like, in several languages; clean, single and radio
 * versions too, for they are cut. What has one unknown word and none of these is a part of the title.
 */
export function judgeQualifier(plain: string): Qualifier {
  if (/^\s*(?:19|20)\d\d\s*$/.test(plain)) return { kind: "year", year: plain.trim() };
  if (/^\s*prod(?:\.|uced)?(?: by\b|\.? )/.test(plain)) return { kind: "harmless" };
  let text = plain;
  for (const [pattern, word] of SYNONYMS) text = text.replace(pattern, word);
  const words = wordsOf(text);
  if (words.some((word) => TELLING.has(word))) {
    return { kind: "version", words: words.filter((word) => !LINKING.has(word) && !REMASTER.test(word)) };
  }
  const harmless =
    words.some((word) => HARMLESS.has(word)) && words.every((word) => HARMLESS.has(word) || ACCOMPANYING.test(word));
  return harmless ? { kind: "harmless" } : { kind: "title" };
}

const REMASTER = /^remaster$/;
const ACCOMPANYING =
  /^(?:version|edition|digital|digitally|the|track|audio|music|clip|special|in|(?:19|20)\d\d|\d+th|from|recording|soundtrack)$/;
