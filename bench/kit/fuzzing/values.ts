import type { Random } from "@segue/kernels";
import type { Schema } from "./operations.js";

export const pick = <T>(list: readonly T[], random: Random): T => list[random.int(list.length)]!;

/** Strings on which programs stumble, as they stand in JSON (half surrogates stay escaped). */
export const ODD_STRINGS: readonly string[] = [
  "",
  " ",
  "\0",
  "a\0b",
  "\ud800",
  "\udc00\ud800",
  "\u202Eevil\u202C",
  "\u001b[31mred\u001b[0m",
  "line\r\nbreak",
  "\t",
  "🎵".repeat(50),
  "e\u0301".repeat(40),
  "x".repeat(257),
  "x".repeat(5000),
  "../../etc/passwd",
  "..\\..\\segue.db",
  "%2e%2e%2f",
  "' or 1=1 --",
  "%_%",
  "*:*",
  "{{7*7}}",
  "<script>alert(1)</script>",
  "=1+1",
  "$(id)",
  "__proto__",
  "constructor",
  "toString",
  "null",
  "NaN",
  "-0",
  "1e400",
  "0x10",
  "9007199254740993",
  "2024-02-31T00:00:00Z",
  "\ufeff",
  "\uffff",
  "popularity@99999999999999999999",
  "popularity@-1",
  "@",
  "als:factors=1e9",
  "random:9,9,9",
];

/** Pieces of JSON, and of what is none, in place of a value. */
export const ODD_JSON: readonly string[] = [
  ...ODD_STRINGS.map((text) => JSON.stringify(text)),
  "null",
  "true",
  "0",
  "-1",
  "-0",
  "0.5",
  "1e400",
  "-1e400",
  "1e-400",
  "2147483648",
  "9007199254740993",
  "18446744073709551616",
  "1e21",
  "NaN",
  "Infinity",
  "undefined",
  "01",
  "[]",
  "{}",
  "[[]]",
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"x":1}}}',
  '{"a":1,"a":2}',
  '"\\ud83c"',
  '"\\u0000"',
  '"unended',
  `${"[".repeat(2000)}${"]".repeat(2000)}`,
  `${'{"a":'.repeat(2000)}1${"}".repeat(2000)}`,
  `[${"0,".repeat(5000)}0]`,
];

/** Ids that exist, by the word of the address before them. */
export type Known = ReadonlyMap<string, readonly string[]>;

/** A value that fits a schema; words that name something are of things that exist, mostly. */
export function fitting(schema: Schema, random: Random, known: Known, name = ""): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return pick(schema.enum, random);
  if (schema.anyOf !== undefined) return fitting(pick(schema.anyOf, random), random, known, name);
  if (schema.default !== undefined && random.next() < 0.4) return schema.default;
  switch (schema.type) {
    case "object":
      return fittingObject(schema, random, known);
    case "array": {
      const length = Math.max(schema.minItems ?? 0, random.int(4));
      return Array.from({ length }, () => fitting(schema.items ?? {}, random, known, name));
    }
    case "integer":
      return Math.trunc(between(schema, random));
    case "number":
      return between(schema, random);
    case "boolean":
      return random.next() < 0.5;
    case "null":
      return null;
    case "string":
      return fittingText(schema, random, known, name);
    default:
      return pick(["x", 1, true, null], random);
  }
}

function fittingObject({ properties = {}, required = [], patternProperties }: Schema, random: Random, known: Known): unknown {
  const given = Object.entries(properties).filter(([name]) => required.includes(name) || random.next() < 0.5);
  const free = Object.values(patternProperties ?? {}).slice(0, 1);
  return Object.fromEntries([
    ...given.map(([name, schema]) => [name, fitting(schema, random, known, name)] as const),
    ...free.map((schema) => [pick(["year", "album", "user", "enabled"], random), fitting(schema, random, known)] as const),
  ]);
}

function between({ minimum = -1e6, maximum = minimum + 1e6 }: Schema, random: Random): number {
  const edge = random.next();
  if (edge < 0.2) return minimum;
  return edge < 0.3 ? maximum : minimum + random.next() * Math.min(100, maximum - minimum);
}

const WORDS: Readonly<Record<string, readonly string[]>> = {
  algorithm: ["popularity", "item-knn", "als", "ease", "user-knn"],
  subjects: ["popularity", "item-knn", "als:factors=8", "popularity@1"],
  split: ["random:0.8,0.1,0.1", "leave-one-out", "users:0.9", "temporal:0.8"],
  format: ["auto", "plays", "csv", "jsonl"],
  origins: ["https://example.com"],
};
/** Fields that name a thing, and by which word of the address such things are known. */
const NAMES: Readonly<Record<string, string>> = {
  user: "users",
  track: "tracks",
  model: "models",
  id: "uploads",
  import: "imports",
};

function fittingText(schema: Schema, random: Random, known: Known, name: string): string {
  if (schema.format === "date-time") return new Date(1.7e12 + random.int(1e9)).toISOString();
  const ids = known.get(NAMES[name] ?? "") ?? [];
  if (ids.length > 0 && random.next() < 0.8) return pick(ids, random);
  return pick(WORDS[name] ?? ["abc", "Röyksopp", "東京", `x-${random.int(1000)}`, "a b", "100%", "a/b"], random);
}
