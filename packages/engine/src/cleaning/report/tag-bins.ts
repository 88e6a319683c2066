import type { TagColumns } from "../../dataset/relations.js";

/** The tags that were given `from` … `to` times: how many they are, and pairs of track and tag that they make. */
export interface TagBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly pairs: number;
}

/** Tags (by track, name and user) by how often they were given, in bins that double: 1, 2–3, 4–7, … */
export function tagBins({ length, tag, track, names }: TagColumns): TagBin[] {
  const [uses, tracks] = [new Uint32Array(names.length), new Uint32Array(names.length)];
  for (let p = 0; p < length; p++) {
    uses[tag[p]!]!++;
    if (p === 0 || tag[p] !== tag[p - 1] || track[p] !== track[p - 1]) tracks[tag[p]!]!++;
  }
  const bins: { from: number; to: number; count: number; pairs: number }[] = [];
  uses.forEach((count, each) => {
    if (count === 0) return;
    const at = Math.floor(Math.log2(count));
    while (bins.length <= at) bins.push({ from: 2 ** bins.length, to: 2 ** (bins.length + 1) - 1, count: 0, pairs: 0 });
    bins[at]!.count++;
    bins[at]!.pairs += tracks[each]!;
  });
  return bins;
}
