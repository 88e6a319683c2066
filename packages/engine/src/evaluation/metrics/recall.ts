import { hitsWithin, type ListenerMetric } from "./metric.js";

export const recall: ListenerMetric = {
  name: "recall",
  title: "Recall",
  summary: "Hits among the first k ÷ all targets of the listener (so below 1 for who has more than k).",
  source: "Manning, Raghavan & Schütze, Introduction to Information Retrieval, 2008, 8.4",
  range: [0, 1],
  better: "higher",
  per: "listener",
  about: "hits",
  of: (list, k) => hitsWithin(list, k) / list.targets,
};
