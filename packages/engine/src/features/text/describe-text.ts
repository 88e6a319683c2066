import type { Feature } from "../feature.js";
import type { TextSet } from "./text-set.js";

/** Computes sets of features of a text, and what they need: by name, those that were asked for. */
export async function describeText(sets: readonly TextSet[], text: string): Promise<Map<string, Feature>> {
  const known = new Map<string, Feature>();
  const compute = async (set: TextSet): Promise<void> => {
    for (const needed of set.needs) await compute(needed);
    if (known.has(set.name)) return;
    const of = (needed: TextSet) => known.get(needed.name)!;
    known.set(set.name, await set.compute({ text, of }));
  };
  for (const set of sets) await compute(set);
  return new Map(sets.map(({ name }) => [name, known.get(name)!]));
}
