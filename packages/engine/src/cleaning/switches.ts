import { type Static, Type } from "typebox";
import { conform, type SchemaProblem } from "../schema/conform.js";
import type { FactRule } from "./facts/fact-rule.js";
import type { ActiveRule } from "./judge.js";
import { factRules, listenerRules } from "./list.js";

/** Which rules are on, and their thresholds: by the name of each rule its settings and `on`; all but `fill` are unless said otherwise. */
export const cleaningSchema = Type.Object(
  Object.fromEntries([
    ["same-track", onOff("The same track under several ids", "Whether tracks that are the same become one")],
    ...listenerRules.map(
      ({ name, title, settings }) =>
        [
          name,
          Type.Object(
            { on: Type.Boolean({ default: true, description: "Whether the rule is applied" }), ...settings.properties },
            { additionalProperties: false, default: {}, description: title },
          ),
        ] as const,
    ),
    ...factRules.map(({ name, title }) => [name, onOff(title, "Whether such cells are taken for unknown")] as const),
    [
      "fill",
      onOff("What is not known of tracks", "Whether it is filled from what is known, where that is shown to beat a guess", false),
    ],
  ]),
  { additionalProperties: false, default: {} },
);

function onOff(title: string, description: string, usually = true) {
  return Type.Object(
    { on: Type.Boolean({ default: usually, description }) },
    { additionalProperties: false, default: {}, description: title },
  );
}

/** Complete settings of cleaning. */
export type CleaningSettings = Static<typeof cleaningSchema> & Readonly<Record<string, { readonly on: boolean }>>;

/** Settings from outside, what is not said being as usual; or what is wrong with them. */
export function resolveCleaning(given: unknown): { value: CleaningSettings } | { problems: readonly SchemaProblem[] } {
  return conform(cleaningSchema, given) as { value: CleaningSettings } | { problems: readonly SchemaProblem[] };
}

/** The rules about events that are on. */
export function activeRules(settings: CleaningSettings): ActiveRule[] {
  return listenerRules.flatMap((rule) => {
    const { on, ...own } = settings[rule.name]!;
    return on ? [{ rule, settings: own }] : [];
  });
}

/** The rules about facts that are on. */
export const activeFactRules = (settings: CleaningSettings): FactRule[] => factRules.filter(({ name }) => settings[name]!.on);
