import { type Static, Type } from "typebox";
import { conform, type SchemaProblem } from "../schema/conform.js";
import type { ActiveRule } from "./judge.js";
import { listenerRules } from "./list.js";

const SAME_TRACK = "same-track";

/** Which rules are on, and their thresholds: by the name of each rule its settings and `on`; true unless said otherwise. */
export const cleaningSchema = Type.Object(
  Object.fromEntries([
    [
      SAME_TRACK,
      Type.Object(
        { on: Type.Boolean({ default: true, description: "Whether tracks that are the same become one" }) },
        { additionalProperties: false, default: {}, description: "The same track under several ids" },
      ),
    ],
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
  ]),
  { additionalProperties: false, default: {} },
);

/** Complete settings of cleaning. */
export type CleaningSettings = Static<typeof cleaningSchema> & Readonly<Record<string, { readonly on: boolean }>>;

/** Settings from outside, what is not said being as usual; or what is wrong with them. */
export function resolveCleaning(given: unknown): { value: CleaningSettings } | { problems: readonly SchemaProblem[] } {
  return conform(cleaningSchema, given) as { value: CleaningSettings } | { problems: readonly SchemaProblem[] };
}

/** The rules that are on. */
export function activeRules(settings: CleaningSettings): ActiveRule[] {
  return listenerRules.flatMap((rule) => {
    const { on, ...own } = settings[rule.name]!;
    return on ? [{ rule, settings: own }] : [];
  });
}
