import { hitsWithin, type ListenerMetric } from "./metric.js";

export const accuracy: ListenerMetric = {
  name: "accuracy",
  title: "Accuracy",
  summary:
    "Share of the whole catalogue classified right: targets within the first k, and tracks that are neither targets nor among them. " +
    "Near 1 for any list in a large catalogue; compare it only within one dataset.",
  source: "Herlocker, Konstan, Terveen & Riedl, ACM TOIS 22(1), 2004, 4.1",
  range: [0, 1],
  better: "higher",
  per: "listener",
  about: "hits",
  of(list, k, { tracks }) {
    const recommended = Math.min(k, list.tracks.length);
    const hits = hitsWithin(list, k);
    return 1 - (recommended - hits + (list.targets - hits)) / tracks;
  },
};
