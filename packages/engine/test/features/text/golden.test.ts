import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { describeText } from "../../../src/features/text/describe-text.js";
import { byRarity } from "../../../src/features/text/rarity.js";
import { placeOf, terms } from "../../../src/features/text/sets/terms.js";
import { stemmerOf } from "../../../src/features/text/stemmer.js";

interface Golden {
  readonly terms: Readonly<Record<string, readonly { text: string; weights: Readonly<Record<string, number>> }[]>>;
  readonly stems: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
const golden = JSON.parse(readFileSync(new URL("golden/golden.json", import.meta.url), "utf8")) as Golden;

describe.each(Object.entries(golden.terms))("texts in %s", (_, texts) => {
  it("have terms as scikit-learn weighs them (sublinear, smoothed), each in its own row", async () => {
    const all = new Set(texts.flatMap(({ weights }) => Object.keys(weights)));
    // Two terms in one row would add up there, which is no matter of weights.
    expect(new Set([...all].map((term) => placeOf(term).row)).size).toBe(all.size);
    const read: Float32Array[] = [];
    for (const { text } of texts) read.push((await describeText([terms], text)).get(terms.name)!.data);
    const examples = read.map((data) => ({ shape: [data.length], data }));
    const weigh = byRarity({ from: 0, rows: 1024 })(examples);
    for (const [i, { weights }] of texts.entries()) {
      const { data } = weigh(examples[i]!);
      expect(data.filter((value) => value !== 0)).toHaveLength(Object.keys(weights).length);
      for (const [term, weight] of Object.entries(weights)) {
        const { row, sign } = placeOf(term);
        expect(Math.abs(sign * data[row]! - weight), term).toBeLessThan(1e-6);
      }
    }
  });
});

it.each(Object.entries(golden.stems))("words in %s have the stems of Snowball", async (language, stems) => {
  const stem = await stemmerOf(language);
  expect(Object.fromEntries(Object.keys(stems).map((word) => [word, stem(word)]))).toEqual(stems);
});
