import type { ListenerMetric } from "./metric.js";

export const ndcg: ListenerMetric = {
  name: "ndcg",
  title: "Normalised discounted cumulative gain",
  summary:
    "Each hit among the first k counts 1 ÷ log2(rank + 1); divided by the best sum possible, min(k, targets) hits at the top.",
  source: "Järvelin & Kekäläinen, ACM TOIS 20(4), 2002; binary relevance",
  range: [0, 1],
  better: "higher",
  per: "listener",
  about: "hits",
  of({ hits, targets }, k) {
    let gain = 0;
    let ideal = 0;
    for (let rank = 0; rank < k; rank++) {
      const discount = 1 / Math.log2(rank + 2);
      if (hits[rank] === 1) gain += discount;
      if (rank < targets) ideal += discount;
    }
    return gain / ideal;
  },
};
