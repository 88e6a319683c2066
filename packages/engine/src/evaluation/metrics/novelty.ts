import { type ListenerMetric, popularity } from "./metric.js";

export const novelty: ListenerMetric = {
  name: "novelty",
  title: "Novelty",
  summary:
    "Mean self-information of the first k tracks in bits: −log2(share of training listeners who have the track); " +
    "a track nobody has counts as had by one. An empty list scores 0.",
  source: "Zhou, Kuscsik, Liu, Medo, Wakeling & Zhang, PNAS 107(10), 2010",
  range: [0, Number.POSITIVE_INFINITY],
  better: "higher",
  per: "listener",
  about: "tracks",
  of({ tracks }, k, population) {
    const first = tracks.subarray(0, k);
    let bits = 0;
    for (const track of first) bits -= Math.log2(popularity(population, track));
    return first.length === 0 ? 0 : bits / first.length;
  },
};
