import { type Feature, single } from "../../feature.js";
import { defineTextSet } from "../text-set.js";

/** ISO 639-1. */
const LANGUAGES: readonly string[] =
  "am ar az be bg bn ca cs da de el en es et eu fa fi fr gu he hi hr hu hy is it ja ka kn ko ku lo lt lv ml mr ms nl no or pa pl pt ro ru sk sl sq sr sv ta te th tl tr uk ur vi yo zh".split(
    " ",
  );

export const language = defineTextSet({
  name: "language",
  version: 1,
  title: "Language",
  unit: "how much its letters are like those of each language, from 0 to 1; all 0 where that cannot be told",
  bands: LANGUAGES,
  source: "n-grams of letters (Cavnar & Trenkle 1994), by the library eld",
  needs: [],
  async compute({ text }) {
    const { eld } = await import("eld/extrasmall");
    const scores = eld.detect(text).getScores();
    return single(...LANGUAGES.map((each) => scores[each] ?? 0));
  },
});

/** The likeliest language of a text, by what `language` says of it; empty where that cannot be told. */
export function likeliest({ data }: Feature): string {
  const best = data.reduce((most, score, at) => (score > data[most]! ? at : most), 0);
  return data[best]! > 0 ? LANGUAGES[best]! : "";
}
