import {
  changesScores,
  createRuleFacts,
  excludeHeard,
  makeRules,
  needsOf,
  type Rule,
  type RuleWishes,
  USUAL_RULES,
} from "@segue/engine";
import { createRandom } from "@segue/kernels";
import type { Answering } from "../deployments/answering.js";
import type { FactsInMemory } from "./facts.js";

/** The rules of an answer, ready to be applied. */
export interface Steering {
  readonly rules: readonly Rule[];
  /** Whether they want to know what the listener did, and when. */
  readonly past: boolean;
  /** Whether they change scores. */
  readonly scores: boolean;
  /** Whether chance has a say. */
  readonly explores: boolean;
}

/** What decides an answer besides its rules. */
export interface Occasion {
  /** The time of the request, in milliseconds since 1970. */
  readonly now: number;
  /** What chance depends on. */
  readonly seed: string;
}

/** What is applied where nobody wishes anything. */
export const UNSTEERED: Steering = { rules: [excludeHeard], past: false, scores: false, explores: false };

const usual = JSON.stringify(USUAL_RULES);
const nothingKnown = createRuleFacts({ title: [], artist: [], facts: [] });

/** Makes the rules for answers of a model. What the usual ones need is nothing: they cost nothing. */
export async function steeringOf(
  workspace: string,
  { about, tracks }: Pick<Answering, "about" | "tracks">,
  wishes: RuleWishes,
  { now, seed }: Occasion,
  facts: FactsInMemory,
): Promise<Steering> {
  if (JSON.stringify(wishes) === usual) return UNSTEERED;
  const needs = needsOf(wishes);
  const known = needs.has("facts") ? await facts.of(workspace, tracks) : nothingKnown;
  const rules = makeRules(wishes, { ...about, facts: known, now, random: createRandom(seed) });
  return { rules, past: needs.has("past"), scores: changesScores(wishes), explores: wishes.explore?.on === true };
}
