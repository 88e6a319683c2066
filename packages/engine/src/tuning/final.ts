import type { Runtime } from "@segue/autograd";
import { createRandom, type Pool } from "@segue/kernels";
import { trainAlgorithm } from "../algorithms/life.js";
import { bootstrapInterval, type Interval } from "../evaluation/intervals.js";
import { trainingFor } from "../evaluation/splits/session-split.js";
import type { AnySplit } from "../evaluation/splits/split.js";
import type { Entrant } from "./contest.js";
import { drawListeners, judgeListeners, type Measure } from "./judge-listeners.js";

export interface FinalOptions {
  readonly split: AnySplit;
  readonly measure: Measure;
  readonly mostListeners: number;
  readonly seed: number;
  readonly pool: Pool;
  /** What computes networks, where there are any. */
  readonly runtime?: Runtime;
  report(fraction: number, doing: string): Promise<void>;
}

/** Honest figures of what was chosen. */
export interface Final {
  /** The metric on the test part, of each entrant in their order. */
  readonly figures: readonly Interval[];
  /** By how much the first exceeds each of the others, on the same listeners; the interval leaves out 0 where that is established. */
  readonly gains: readonly Interval[];
  /** Listeners judged. */
  readonly listeners: number;
}

/**
 * Judges entrants on the test part, which nothing was chosen by: of many trials the best one's figure on the validation part is flattered by having been
 * chosen for it. Throws an EvaluationError where the split has no test part.
 */
export async function judgeFinal(entrants: readonly Entrant[], options: FinalOptions): Promise<Final> {
  const { split, measure, mostListeners, seed, pool, runtime, report } = options;
  const rows = drawListeners(split, "test", mostListeners, createRandom(seed).fork("test listeners"));
  const all: Float64Array[] = [];
  for (const [i, { algorithm, config }] of entrants.entries()) {
    const named = (from: number, to: number) => (fraction: number, doing: string) =>
      report((i + from + fraction * (to - from)) / entrants.length, `${algorithm.name} on the test part: ${doing}`);
    const train = { random: createRandom(seed), pool, report: named(0, 0.6), ...(runtime && { runtime }) };
    const recommender = await trainAlgorithm(algorithm, trainingFor(split, "test"), config, train);
    all.push(await judgeListeners({ split, part: "test", measure, rows, recommender, pool, report: named(0.6, 1) }));
  }
  const [first = new Float64Array(), ...others] = all;
  const interval = (values: Float64Array) => bootstrapInterval(values, createRandom(seed).fork("final intervals"));
  return {
    figures: all.map(interval),
    gains: others.map((figures) => interval(first.map((value, row) => value - figures[row]!))),
    listeners: rows.length,
  };
}
