import { type AnySet, isKept, type Kept } from "./kept-features.js";

/** What became of the features of a content: computed, there already, or why they could not be. */
export type Outcome = "computed" | "there" | { readonly reason: string };

/** The sets of which nothing is kept that their present versions would say of a content. */
export async function missingSets<Set extends AnySet>(
  kept: Kept,
  workspace: string,
  hash: string,
  sets: readonly Set[],
): Promise<Set[]> {
  const missing: Set[] = [];
  for (const set of sets) if (!(await isKept(kept, workspace, hash, set))) missing.push(set);
  return missing;
}
