import { hitsWithin, type ListenerMetric } from "./metric.js";

export const hitRate: ListenerMetric = {
  name: "hit",
  title: "Hit rate",
  summary: "1 for a listener with at least one hit among the first k, else 0.",
  source: "Deshpande & Karypis, ACM TOIS 22(1), 2004, 6.1",
  range: [0, 1],
  better: "higher",
  per: "listener",
  about: "hits",
  of: (list, k) => (hitsWithin(list, k) > 0 ? 1 : 0),
};
