import type { Interval } from "@segue/engine";
import { createRandom } from "@segue/kernels";

/** Figures of listeners, a map by listener's id for each seed. */
export type BySeed = readonly ReadonlyMap<string, number>[];

const RESAMPLES = 1000;

/**
 * What `of` makes of the means of several figures, with its 95 % interval over seeds and listeners together: 1,000 times as many seeds and as many listeners are
 * drawn with replacement, the same for all figures, so that what depends on both is in the interval (Owen, “The pigeonhole bootstrap”, Annals of Applied
 * Statistics 2007). A listener counts with every seed by which they were judged.
 */
export function overSeedsAndListeners(figures: readonly BySeed[], of: (means: readonly number[]) => number): Interval {
  const random = createRandom("seeds and listeners");
  const listeners = [...new Set(figures.flatMap((each) => each.flatMap((seed) => [...seed.keys()])))].sort();
  const tables = figures.map((each) => each.map((seed) => Float64Array.from(listeners, (id) => seed.get(id) ?? Number.NaN)));
  const seeds = figures[0]!.length;
  const everyone = Int32Array.from(listeners.keys());
  const all = Array.from({ length: seeds }, (_, seed) => seed);
  const drawn = Float64Array.from({ length: RESAMPLES }, () => {
    const chosen = all.map(() => random.int(seeds));
    const people = everyone.map(() => random.int(everyone.length));
    return of(tables.map((table) => mean(table, chosen, people)));
  }).sort();
  const at = (share: number) => drawn[Math.round(share * (RESAMPLES - 1))]!;
  return { value: of(tables.map((table) => mean(table, all, everyone))), low: at(0.025), high: at(0.975) };
}

/** The mean over seeds of the means over the listeners that a seed judged. */
function mean(table: readonly Float64Array[], seeds: readonly number[], people: Int32Array): number {
  let total = 0;
  for (const seed of seeds) {
    const row = table[seed]!;
    let [sum, count] = [0, 0];
    for (const person of people) {
      const value = row[person]!;
      if (Number.isNaN(value)) continue;
      sum += value;
      count++;
    }
    total += sum / Math.max(1, count);
  }
  return total / seeds.length;
}
