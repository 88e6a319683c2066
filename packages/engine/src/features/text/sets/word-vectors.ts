import { single } from "../../feature.js";
import { defineTextSet } from "../text-set.js";
import { wordVectors as vectors } from "../word-vectors.js";
import { wordsOf } from "../words.js";

const COLUMNS = 50;

/** What a text is about: texts that share no word may be alike. */
export const wordVectors = defineTextSet({
  name: "word-vectors",
  version: 1,
  title: "What the words are near to",
  unit: "mean of the vectors of the words that are known, frequent words counting less, scaled to length 1; then the share of the words that are known, from 0 to 1. English words only: all 0 where none is known",
  bands: [...Array.from({ length: COLUMNS }, (_, column) => `axis ${column + 1}`), "known share"],
  source:
    "GloVe 6B (Pennington, Socher & Manning, EMNLP 2014; PDDL 1.0), without what all have in common (Mu & Viswanath, ICLR 2018); the mean after Arora, Liang & Ma, “A simple but tough-to-beat baseline for sentence embeddings”, ICLR 2017, frequencies by Zipf's law",
  needs: [],
  async compute({ text }) {
    const known = await vectors();
    const sum = new Float64Array(known.columns);
    const words = wordsOf(text, "en");
    const found = words.filter((word) => known.add(word, sum)).length;
    const length = Math.sqrt(sum.reduce((squares, each) => squares + each * each, 0));
    const share = words.length === 0 ? 0 : found / words.length;
    return single(...Array.from(sum, (each) => (length === 0 ? 0 : each / length)), share);
  },
});
