import { hitsWithin, type ListenerMetric } from "./metric.js";

export const f1: ListenerMetric = {
  name: "f1",
  title: "F1",
  summary: "The harmonic mean of the listener's precision and recall: 2 · hits ÷ (k + targets).",
  source: "van Rijsbergen, Information Retrieval, 2nd ed., 1979, ch. 7",
  range: [0, 1],
  better: "higher",
  per: "listener",
  about: "hits",
  of: (list, k) => (2 * hitsWithin(list, k)) / (k + list.targets),
};
