import type { Random, SparseRow } from "@segue/kernels";
import type { Static, TObject } from "typebox";
import type { Query } from "../../algorithms/algorithm.js";
import type { IdIndex } from "../../dataset/id-index.js";
import type { Past } from "../past.js";
import type { RankedTrack } from "../ranked-track.js";
import type { RuleFacts } from "../rule-facts.js";

/** What a rule sees of a listener. */
export interface Listener {
  readonly history: SparseRow;
  /** What they did and when; absent where no rule asked for it. */
  readonly past?: Past;
}

/** A wish about the answer, applied between scoring and ranking. */
export interface Rule {
  readonly name: string;
  /** Sets the scores of tracks that must not appear to −Infinity and returns how many it removed; or changes the scores of others. */
  apply(scores: Float32Array, listener: Listener): number;
  /**
   * The tracks that it removes, where no score has a say in that, each once: the best of the others can then be found without a row of scores. Where a
   * rule has it, `apply` does the same, and it does nothing else.
   */
  excluded?(listener: Listener): Int32Array;
  /** Changes what the model is asked. */
  ask?(query: Query): Query;
  /** Chooses from the ranked tracks, or puts them in another order. */
  readonly list?: ListStep;
}

/** What a rule does with the ranked tracks. The first so many of its list are the same, however many are asked for. */
export interface ListStep {
  /** From how many ranked tracks it chooses the first `n`, as far as can be foreseen. */
  reach(n: number): number;
  /**
   * @param ranked best first, those that have their place (`pinned`) before all others
   * @param scores one a track; those of −Infinity were removed
   */
  arrange(ranked: readonly RankedTrack[], n: number, scores: Float32Array): Arranged;
}

export interface Arranged {
  readonly items: readonly RankedTrack[];
  /** Tracks that it passed over before its list had `n`. */
  readonly passed: readonly RankedTrack[];
}

/** What a rule may know besides scores and listener. */
export interface RuleContext {
  /** The model's tracks. */
  readonly tracks: IdIndex;
  /** Listeners of each. */
  readonly popularity: Float32Array;
  /** tracks × factors, row-major: where the model has vectors. */
  readonly vectors?: { readonly rows: number; readonly cols: number; readonly data: Float32Array };
  readonly facts: RuleFacts;
  /** The time of the request, in milliseconds since 1970. */
  readonly now: number;
  /** Determined by the request: the next page draws the same. */
  readonly random: Random;
}

/** Where rules act, in the order in which they are applied. */
export const STAGES = ["asks", "removes", "scores", "orders"] as const;
export type Stage = (typeof STAGES)[number];

/** A kind of rule, which a deployment or a request may ask for. */
export interface RuleDefinition<Config extends TObject = TObject> {
  /** Its key, and the name of its file. */
  readonly name: string;
  /** What it does, as a sentence. */
  readonly title: string;
  /** What it changes: the question to the model, which tracks may appear, their scores, or the list. */
  readonly acts: Stage;
  /** Its parameters. */
  readonly config: Config;
  /** The parameter that is meant where only one value is given, as in `artist-cap=2`. */
  readonly main?: keyof Static<Config> & string;
  /** What it has to be told: `past` of the listener, `facts` of the tracks. */
  readonly needs: readonly Need[];
  /** Ways to ask for it, the usual one first. */
  readonly examples: readonly Partial<Static<Config>>[];
  make(config: Static<Config>, context: RuleContext): Rule;
}

export type Need = "past" | "facts";

/** Declares a rule; the types of its config follow from the schema. */
export const defineRequestRule = <Config extends TObject>(definition: RuleDefinition<Config>): RuleDefinition =>
  definition as unknown as RuleDefinition;
