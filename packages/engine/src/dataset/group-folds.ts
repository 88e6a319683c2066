import type { Random } from "@segue/kernels";
import type { LabelledSet } from "./labelled-set.js";

/**
 * Deals the examples into folds of about the same size and the same mixture of classes; what belongs to a group stays together. Gives the fold of each example, from 0. Large groups first, each goes where it
 * unbalances least: where Σ over classes of (examples of the class in the fold)² ÷ (examples of the class) grows least.
 */
export function groupFolds(set: Pick<LabelledSet, "classes" | "labels" | "groups">, folds: number, random: Random): Int32Array {
  const { classes, groups } = set;
  const weights = groups.length === 0 ? [] : countsOf(set);
  const totals = new Float64Array(classes.length + 1);
  const byGroup = new Map<number, { members: number[]; counts: Float64Array }>();
  groups.forEach((group, i) => {
    const own = byGroup.get(group) ?? { members: [], counts: new Float64Array(totals.length) };
    byGroup.set(group, own);
    own.members.push(i);
    weights[i]!.forEach((count, c) => {
      own.counts[c]! += count;
      totals[c]! += count;
    });
  });
  const held = Array.from({ length: folds }, () => new Float64Array(totals.length));
  const out = new Int32Array(groups.length);
  for (const { members, counts } of random.shuffle([...byGroup.values()]).sort((a, b) => b.members.length - a.members.length)) {
    const costs = held.map((own) =>
      own.reduce((sum, has, c) => sum + (counts[c]! * (2 * has + counts[c]!)) / Math.max(1, totals[c]!), 0),
    );
    const fold = costs.indexOf(Math.min(...costs));
    for (const i of members) out[i] = fold;
    counts.forEach((count, c) => {
      held[fold]![c]! += count;
    });
  }
  return out;
}

/** For each example 1 for itself, and how much of each class it is. */
function countsOf({ classes, labels, groups }: Pick<LabelledSet, "classes" | "labels" | "groups">): number[][] {
  const isOf = (i: number, c: number) => {
    if (labels.kind === "one") return labels.of[i] === c ? 1 : 0;
    return labels.kind === "several" ? labels.of[i * classes.length + c]! : 0;
  };
  return Array.from(groups, (_, i) => [1, ...classes.map((__, c) => isOf(i, c))]);
}
