import { EvaluationError, type Final, type Interval, judgeFinal } from "@segue/engine";
import type { JobContext } from "../jobs/handler.js";
import { algorithmNamed } from "../registry/model-files.js";
import { readMeasure } from "../tunings/read-wish.js";
import type { Served } from "./against-served.js";
import type { Choice } from "./choice.js";
import { usualOf } from "./field.js";
import type { AutoWish } from "./wish.js";

/** How good the choice is, by tracks that it was not chosen by. */
export interface Judgement {
  /** The metric on the test part; null where nobody could be asked. */
  readonly figure: Interval | null;
  /** Listeners judged. */
  readonly judged: number;
  /** By how much it is better than everybody's favourites, and than what is served, on the same listeners; undefined where it is that itself. */
  readonly overPopularity?: Interval;
  readonly overServed?: Interval;
}

/** Judges the choice on the test part, beside what it should be better than. */
export async function judgeChoice(
  { ground, winner, listeners: chosenBy }: Choice,
  served: Served,
  { metric, seed }: AutoWish,
  { services: { runtime }, pool, report }: Pick<JobContext, "services" | "pool" | "report">,
): Promise<Judgement> {
  const popularity = algorithmNamed("popularity");
  const rivals = {
    overPopularity: winner.algorithm === popularity ? undefined : { algorithm: popularity, config: usualOf(popularity) },
    overServed: served.kind === "recipe" && !sameRecipe(served.entrant, winner) ? served.entrant : undefined,
  };
  const named = Object.entries(rivals).flatMap(([name, entrant]) => (entrant === undefined ? [] : [{ name, entrant }]));
  const measure = readMeasure(metric);
  const options = { split: ground.split, measure, mostListeners: Math.max(1, chosenBy), seed, pool, runtime, report };
  const final = await finalOrNone(() => judgeFinal([winner, ...named.map(({ entrant }) => entrant)], options));
  if (final === undefined) return { figure: null, judged: 0 };
  const gain = (i: number) => (measure.metric.better === "higher" ? final.gains[i]! : mirrored(final.gains[i]!));
  return {
    figure: final.figures[0]!,
    judged: final.listeners,
    ...Object.fromEntries(named.map(({ name }, i) => [name, gain(i)])),
  };
}

async function finalOrNone(judge: () => Promise<Final>): Promise<Final | undefined> {
  try {
    return await judge();
  } catch (thrown) {
    if (thrown instanceof EvaluationError) return undefined;
    throw thrown;
  }
}

const mirrored = ({ value, low, high }: Interval): Interval => ({ value: -value, low: -high, high: -low });

type Recipe = Pick<Choice["winner"], "algorithm" | "config">;
const sameRecipe = (a: Recipe, b: Recipe) =>
  a.algorithm === b.algorithm && JSON.stringify(sorted(a.config)) === JSON.stringify(sorted(b.config));
const sorted = (config: Recipe["config"]) => Object.entries(config).sort(([a], [b]) => (a < b ? -1 : 1));
