import type { ListenerMetric } from "./metric.js";

export const map: ListenerMetric = {
  name: "map",
  title: "Mean average precision",
  summary: "The precision at the rank of each hit among the first k, summed ÷ min(k, targets).",
  source: "Manning, Raghavan & Schütze, Introduction to Information Retrieval, 2008, 8.4, cut at k",
  range: [0, 1],
  better: "higher",
  per: "listener",
  about: "hits",
  of({ hits, targets }, k) {
    let found = 0;
    let sum = 0;
    for (let rank = 0; rank < k && rank < hits.length; rank++) {
      if (hits[rank] === 1) sum += ++found / (rank + 1);
    }
    return sum / Math.min(k, targets);
  },
};
