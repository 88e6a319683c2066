import { describe, expect, test } from "vitest";
import { lineage } from "../../../src/features/feature.js";
import { describeText } from "../../../src/features/text/describe-text.js";
import { byRarity, rarityOf, weighted } from "../../../src/features/text/rarity.js";
import { language, likeliest } from "../../../src/features/text/sets/language.js";
import { textFeatures } from "../../../src/features/text/sets/list.js";
import { stemmerOf } from "../../../src/features/text/stemmer.js";
import { wordsOf } from "../../../src/features/text/words.js";

const TEXTS: Readonly<Record<string, string>> = {
  en: "I walk the lonely road tonight, and you know that I am walking home without you, my love",
  de: "Ich laufe durch die dunkle Straße und weiß nicht, wohin mich meine müden Füße heute tragen",
  fr: "Je marche dans la rue la nuit et je ne sais pas où mes pas me mènent sans toi",
  es: "Camino por la calle oscura esta noche y no sé adónde me llevan mis pasos sin tu amor",
  ru: "Я иду по тёмной улице ночью и не знаю, куда меня ведут мои шаги без тебя",
  ja: "夜の道をひとりで歩いている。君のいない町で歌をうたう",
  zh: "我在夜里走过长长的路，想着你的眼睛，唱着一首老歌",
};
const say = async (name: string, text: string) => (await describeText(textFeatures, text)).get(name)!.data;
const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, each, i) => sum + each * b[i]!, 0);

describe.each(textFeatures.map(({ name }) => name))("%s", (name) => {
  const set = textFeatures.find((each) => each.name === name)!;

  test("says as many finite numbers as it has rows, of whatever text", async () => {
    const rows = typeof set.bands === "number" ? set.bands : set.bands.length;
    for (const text of ["", " ", "la la la", "🎵🎶", "\0\ud800", "a".repeat(20_000), ...Object.values(TEXTS)]) {
      const feature = (await describeText([set], text)).get(name)!;
      expect([feature.bands, feature.frames, feature.data.length]).toEqual([rows, 1, rows]);
      expect(feature.data.every(Number.isFinite)).toBe(true);
    }
  });

  test("says the same twice, alone or beside others", async () => {
    for (const text of Object.values(TEXTS))
      expect((await describeText([set], text)).get(name)!.data).toEqual(await say(name, text));
  });

  test("has a lineage that names what it needs", () => {
    expect(lineage(set)).toContain(`${name}@${set.version}`);
    for (const needed of set.needs) expect(lineage(set)).toContain(lineage(needed));
  });
});

test("languages are told, and none is guessed where there is nothing to tell", async () => {
  for (const [code, text] of Object.entries(TEXTS))
    expect(likeliest((await describeText([language], text)).get("language")!)).toBe(code);
  expect(likeliest((await describeText([language], "12 34")).get("language")!)).toBe("");
  const { eld } = await import("eld/extrasmall");
  expect(language.bands).toEqual(Object.values(eld.info().Languages));
});

test("words are found where spaces are, and where there are none", () => {
  expect(wordsOf("Don’t STOP—now!", "en")).toEqual(["don't", "stop", "now"]);
  expect(wordsOf("東京に行きたい", "ja").length).toBeGreaterThan(2);
  expect(wordsOf("我喜欢音乐", "zh")).toContain("音乐");
});

test("stems join the forms of a word, in the word's language", async () => {
  const [english, german] = [await stemmerOf("en"), await stemmerOf("de")];
  expect(new Set(["walk", "walks", "walked", "walking"].map(english)).size).toBe(1);
  expect(new Set(["Straße", "Straßen"].map((word) => german(word.toLowerCase()))).size).toBe(1);
  expect((await stemmerOf("zh"))("走过")).toBe("走过");
});

test("texts of the same words are alike by their terms, whatever the forms", async () => {
  const [one, other, far] = await Promise.all(
    ["he walks home and dreams of the sea", "we walked home, dreaming of the seas", "burn the engine, steel and thunder"].map(
      (text) => say("terms", text),
    ),
  );
  expect(cosine(one!, one!)).toBeCloseTo(1, 5);
  expect(cosine(one!, other!)).toBeGreaterThan(0.6);
  expect(cosine(one!, far!)).toBeLessThan(0.4);
});

test("mood words weigh what is pleasant against what is not", async () => {
  const [glad] = await say("mood-words", "I love this happy, beautiful morning");
  const [sad] = await say("mood-words", "I hate this sad and terrible loss");
  expect(glad!).toBeGreaterThan(0.3);
  expect(sad!).toBeLessThan(-0.3);
  expect([...(await say("mood-words", "constructor toString of it"))]).toEqual([0, 0, 0]);
});

test("texts about the same are alike by their words' vectors, though they share none", async () => {
  const [one, other, far] = await Promise.all(
    ["a cheerful tune for violin", "happy melodies by an orchestra", "the engine's oil filter must be replaced"].map((text) =>
      say("word-vectors", text),
    ),
  );
  const axes = (values: Float32Array) => values.subarray(0, 50);
  expect(cosine(axes(one!), axes(one!))).toBeCloseTo(1, 5);
  expect(cosine(axes(one!), axes(other!))).toBeGreaterThan(0.5);
  expect(cosine(axes(one!), axes(far!))).toBeLessThan(0.2);
  expect(one![50]).toBe(1);
  expect((await say("word-vectors", "Don't stop, she's here"))[50]).toBe(1);
  expect([...(await say("word-vectors", "夜の道をひとりで歩いている"))]).toEqual(Array(51).fill(0));
});

test("rare terms count more, and a text keeps its length", async () => {
  const texts = await Promise.all(["rain falls", "rain sings", "rain ends"].map((text) => say("terms", text)));
  const rarity = rarityOf(texts);
  const [rain] = [...texts[0]!.keys()].filter((row) => texts.every((text) => text[row] !== 0));
  const falls = [...texts[0]!.keys()].find((row) => row !== rain && texts[0]![row] !== 0)!;
  expect(rarity[rain!]).toBe(1);
  expect(rarity[falls]).toBeCloseTo(Math.log(2) + 1, 5);
  const data = weighted(texts[0]!, rarity);
  expect(Math.abs(data[falls]! / data[rain!]!)).toBeCloseTo(Math.log(2) + 1, 4);
  expect(cosine(data, data)).toBeCloseTo(1, 5);
});

test("a text is read by what is rare among those that were learned from, whatever else its example holds", async () => {
  const [falls, sings, snow] = await Promise.all(["rain falls", "rain sings", "snow falls"].map((text) => say("terms", text)));
  const exampleOf = (text: Float32Array) => ({ shape: [1026], data: Float32Array.of(7, ...text, 9) });
  const read = byRarity({ from: 1, rows: 1024 })([falls!, sings!].map(exampleOf));
  const { shape, data } = read(exampleOf(snow!));
  expect([shape, data[0], data[1025]]).toEqual([[1026], 7, 9]);
  expect(data.subarray(1, 1025)).toEqual(weighted(snow!, rarityOf([falls!, sings!])));
});
