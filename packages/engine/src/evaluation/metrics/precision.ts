import { hitsWithin, type ListenerMetric } from "./metric.js";

export const precision: ListenerMetric = {
  name: "precision",
  title: "Precision",
  summary: "Hits among the first k ÷ k, also where the list is shorter.",
  source: "Manning, Raghavan & Schütze, Introduction to Information Retrieval, 2008, 8.4",
  range: [0, 1],
  better: "higher",
  per: "listener",
  about: "hits",
  of: (list, k) => hitsWithin(list, k) / k,
};
