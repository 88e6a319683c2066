import { type Static, type TObject, Type } from "typebox";
import { conform, type SchemaProblem } from "../../schema/conform.js";
import { requestRules } from "./list.js";
import type { Need, Rule, RuleContext, RuleDefinition } from "./rule.js";

const wishOf = ({ config, title }: RuleDefinition) =>
  Type.Optional(
    Type.Object(
      {
        on: Type.Boolean({ default: true, description: "false: the rule is not applied, whatever a deployment says" }),
        ...config.properties,
      },
      { additionalProperties: false, description: title },
    ),
  );

/** Which rules are asked for, by name, with their parameters. */
export const rulesSchema = Type.Object(Object.fromEntries(requestRules.map((rule) => [rule.name, wishOf(rule)] as const)), {
  additionalProperties: false,
  description: "Rules by name with their parameters; {on: false} switches one off",
}) as unknown as TObject<Record<string, never>>;

/** Complete wishes: each with all its parameters. */
export type RuleWishes = Readonly<Record<string, { readonly on: boolean } & Readonly<Record<string, unknown>>>>;

/** Wishes from outside, what is not said being as usual; or what is wrong with them. */
export function resolveRules(given: unknown): { value: RuleWishes } | { problems: readonly SchemaProblem[] } {
  return conform(rulesSchema, given) as { value: RuleWishes } | { problems: readonly SchemaProblem[] };
}

/** What holds where nobody wishes anything. */
export const USUAL_RULES: RuleWishes = { "exclude-heard": { on: true } };

const active = (wishes: RuleWishes) => requestRules.filter(({ name }) => wishes[name]?.on);

/** What the rules of these wishes have to be told. */
export const needsOf = (wishes: RuleWishes): ReadonlySet<Need> => new Set(active(wishes).flatMap(({ needs }) => needs));

/** Whether rules change scores: what is told of a track's score is then not the model's alone. */
export const changesScores = (wishes: RuleWishes): boolean => active(wishes).some(({ acts }) => acts === "scores");

/** The rules that are on, in the order of {@link requestRules}. */
export function makeRules(wishes: RuleWishes, context: RuleContext): Rule[] {
  return active(wishes).map((rule) => rule.make(wishes[rule.name] as Static<typeof rule.config>, context));
}
