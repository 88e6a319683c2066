import { single } from "../../feature.js";
import { stemmerOf } from "../stemmer.js";
import { defineTextSet } from "../text-set.js";
import { wordsOf } from "../words.js";
import { language, likeliest } from "./language.js";

/** Rows that terms are dealt into. */
const ROWS = 1024;

export const terms = defineTextSet({
  name: "terms",
  version: 1,
  title: "Stemmed terms",
  unit: "1 + ln(times) of the terms of each row, with a sign by term, scaled to length 1; how rare a term is depends on other texts and is left to what learns from them",
  bands: ROWS,
  source: "Weinberger et al., “Feature hashing for large scale multitask learning”, ICML 2009; stems by Snowball (Porter 2001)",
  needs: [language],
  async compute({ text, of }) {
    const spoken = likeliest(of(language));
    const stem = await stemmerOf(spoken);
    const times = new Map<string, number>();
    for (const word of wordsOf(text, spoken)) {
      const term = stem(word);
      times.set(term, (times.get(term) ?? 0) + 1);
    }
    const rows = new Float64Array(ROWS);
    for (const [term, count] of times) {
      const { row, sign } = placeOf(term);
      rows[row]! += sign * (1 + Math.log(count));
    }
    const length = Math.sqrt(rows.reduce((sum, each) => sum + each * each, 0));
    return single(...rows.map((each) => (length === 0 ? 0 : each / length)));
  },
});

/** The row that a term is dealt into, and with which sign. */
export function placeOf(term: string): { row: number; sign: 1 | -1 } {
  const hash = hash32(term);
  return { row: hash % ROWS, sign: hash >>> 31 === 0 ? 1 : -1 };
}

/** FNV-1a over the UTF-8 bytes, its bits mixed once more (Murmur3's end): the lowest choose the row, the highest the sign. */
function hash32(term: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(term)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
