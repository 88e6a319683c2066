import type { ListenerMetric } from "./metric.js";

export const mrr: ListenerMetric = {
  name: "mrr",
  title: "Mean reciprocal rank",
  summary: "1 ÷ the rank of the first hit, 0 where the first k hold none.",
  source: "Voorhees, TREC-8 Question Answering Track Report, 1999",
  range: [0, 1],
  better: "higher",
  per: "listener",
  about: "hits",
  of({ hits }, k) {
    const rank = hits.indexOf(1);
    return rank >= 0 && rank < k ? 1 / (rank + 1) : 0;
  },
};
