import { type Static, Type } from "typebox";
import type { RuleFacts } from "../rule-facts.js";
import { addBonus } from "./add-bonus.js";
import { defineRequestRule } from "./rule.js";

const aimSchema = Type.Object(
  {
    value: Type.Union([Type.Number(), Type.String({ minLength: 1, maxLength: 500 })]),
    weight: Type.Optional(
      Type.Number({ minimum: 0, maximum: 100, description: "In standard deviations of the scores; 1 unless given" }),
    ),
    spread: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        maximum: 1e12,
        description: "How far off still counts; otherwise as far as tracks differ",
      }),
    ),
  },
  { additionalProperties: false },
);
type Aim = Static<typeof aimSchema>;

export const target = defineRequestRule({
  name: "target",
  title: "Prefers tracks that come near to a value, as a year or a tempo, without leaving others out.",
  acts: "scores",
  config: Type.Object({
    facts: Type.Record(Type.String({ minLength: 1, maxLength: 100 }), aimSchema, {
      maxProperties: 20,
      default: {},
      description: "By name of the fact what is aimed at",
    }),
  }),
  main: "facts",
  needs: ["facts"],
  examples: [{ facts: { year: { value: 1995, weight: 2, spread: 5 } } }, { facts: { genre: { value: "jazz" } } }],
  make({ facts: aims }, { facts }) {
    const bonuses = Object.entries(aims).map(([name, aim]) => bonusOf(name, aim, facts));
    return {
      name: "target",
      apply(scores) {
        addBonus(scores, (track) => bonuses.reduce((sum, bonus) => sum + bonus(track), 0));
        return 0;
      },
    };
  },
});

/** Between 0 (far off, or unknown) and the weight: a Gaussian around the value. */
function bonusOf(name: string, { value, weight = 1, spread }: Aim, facts: RuleFacts): (track: number) => number {
  if (typeof value === "string") {
    const { codes, codeOf } = facts.texts(name);
    const wanted = codeOf(value);
    return (track) => (wanted >= 0 && codes[track] === wanted ? weight : 0);
  }
  const numbers = facts.numbers(name);
  const width = spread ?? (deviation(numbers) || 1);
  return (track) => (Number.isNaN(numbers[track]!) ? 0 : weight * Math.exp(-0.5 * ((numbers[track]! - value) / width) ** 2));
}

function deviation(numbers: Float64Array): number {
  const known = numbers.filter(Number.isFinite);
  const mean = known.reduce((sum, x) => sum + x, 0) / Math.max(1, known.length);
  return Math.sqrt(known.reduce((sum, x) => sum + (x - mean) ** 2, 0) / Math.max(1, known.length));
}
