import type { ClassCases } from "./judged.js";

/**
 * The area under the ROC curve: the chance that what is right is given a higher probability than what is not, ties counting half (Mann & Whitney; Fawcett, "An introduction to ROC
 * analysis", 2006). NaN where there is only one of both.
 */
export function rocArea({ probability, isRight }: Pick<ClassCases, "probability" | "isRight">): number {
  const order = byProbability(probability).reverse();
  let [ranks, right] = [0, 0];
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && probability[order[to]!] === probability[order[from]!]) to++;
    // All of the same probability share the middle of their places, from 1.
    const middle = (from + 1 + to) / 2;
    for (let at = from; at < to; at++) if (isRight[order[at]!] === 1) [ranks, right] = [ranks + middle, right + 1];
    from = to;
  }
  const wrong = order.length - right;
  return right === 0 || wrong === 0 ? Number.NaN : (ranks - (right * (right + 1)) / 2) / (right * wrong);
}

/**
 * Average precision, the area under the curve of precision and recall: Σ (gain in recall) × precision, from the most probable on, all of the same probability at once. NaN where nothing
 * is right.
 */
export function averagePrecision({ probability, isRight }: Pick<ClassCases, "probability" | "isRight">): number {
  const order = byProbability(probability);
  const right = isRight.reduce((sum, one) => sum + one, 0);
  let [hits, area] = [0, 0];
  for (let from = 0; from < order.length; ) {
    let [to, gained] = [from, 0];
    while (to < order.length && probability[order[to]!] === probability[order[from]!]) gained += isRight[order[to++]!]!;
    hits += gained;
    area += (gained * hits) / to;
    from = to;
  }
  return right === 0 ? Number.NaN : area / right;
}

/** The most probable first. */
const byProbability = (probability: Float64Array): number[] =>
  [...probability.keys()].sort((a, b) => probability[b]! - probability[a]!);
