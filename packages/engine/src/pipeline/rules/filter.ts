import { type Static, Type } from "typebox";
import type { RuleFacts } from "../rule-facts.js";
import { removeWhere } from "./remove.js";
import { defineRequestRule } from "./rule.js";

const text = Type.String({ minLength: 1, maxLength: 500 });
const value = Type.Union([Type.Number(), text]);

const conditionSchema = Type.Object(
  {
    is: Type.Optional(value),
    in: Type.Optional(Type.Array(value, { minItems: 1, maxItems: 1000 })),
    not: Type.Optional(Type.Array(value, { minItems: 1, maxItems: 1000, description: "None of these" })),
    exists: Type.Optional(Type.Boolean({ description: "Whether it is known at all" })),
    min: Type.Optional(Type.Number()),
    max: Type.Optional(Type.Number()),
    unknown: Type.Optional(Type.Boolean({ description: "true: tracks stay of which it is not known" })),
  },
  { additionalProperties: false },
);
type Condition = Static<typeof conditionSchema>;

export const filter = defineRequestRule({
  name: "filter",
  title: "Keeps only tracks of which something holds: of title, artist, or any fact that is known of tracks.",
  acts: "removes",
  config: Type.Object({
    where: Type.Record(Type.String({ minLength: 1, maxLength: 100 }), conditionSchema, {
      maxProperties: 20,
      default: {},
      description: "By name of the fact what must hold; all of them must",
    }),
  }),
  main: "where",
  needs: ["facts"],
  examples: [{ where: { year: { min: 1990, max: 2005 } } }, { where: { genre: { in: ["jazz", "soul"], unknown: true } } }],
  make({ where }, { facts }) {
    const tests = Object.entries(where).map(([name, condition]) => testOf(name, condition, facts));
    return { name: "filter", apply: (scores) => removeWhere(scores, (track) => !tests.every((test) => test(track))) };
  },
});

type Test = (track: number) => boolean;

function testOf(name: string, condition: Condition, facts: RuleFacts): Test {
  if (condition.exists === false) return (track) => !facts.knows(name, track);
  const tests = [...rangeTests(name, condition, facts), ...textTests(name, condition, facts)];
  return (track) =>
    facts.knows(name, track) ? tests.every((test) => test(track)) : condition.unknown === true && !condition.exists;
}

function rangeTests(name: string, { min, max }: Condition, facts: RuleFacts): Test[] {
  if (min === undefined && max === undefined) return [];
  const numbers = facts.numbers(name);
  return [(track) => numbers[track]! >= (min ?? -Infinity) && numbers[track]! <= (max ?? Infinity)];
}

function textTests(name: string, { is, in: any, not }: Condition, facts: RuleFacts): Test[] {
  const codesOf = (values: readonly (string | number)[]) => new Set(values.map((each) => facts.texts(name).codeOf(String(each))));
  const isIn = (values: readonly (string | number)[]): Test => {
    const codes = codesOf(values);
    const all = facts.texts(name).codes;
    return (track) => codes.has(all[track]!);
  };
  const isOut = (values: readonly (string | number)[]): Test => {
    const test = isIn(values);
    return (track) => !test(track);
  };
  return [...(is === undefined ? [] : [isIn([is])]), ...(any ? [isIn(any)] : []), ...(not ? [isOut(not)] : [])];
}
