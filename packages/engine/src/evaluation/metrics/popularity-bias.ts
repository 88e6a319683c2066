import { type ListenerMetric, type Population, popularity } from "./metric.js";

export const popularityBias: ListenerMetric = {
  name: "popularity-bias",
  title: "Popularity bias",
  summary:
    "How much more popular the first k tracks are than the listener's own: the difference of the mean shares of training listeners " +
    "who have them. 0 is faithful to the listener, above 0 leans to hits, below 0 away from them. An empty list scores 0.",
  // The paper divides by the history's mean; taken per listener that would explode for who hears rare tracks only.
  source: "after the group average popularity of Abdollahpouri, Mansoury, Burke & Mobasher, RMSE workshop at RecSys 2019",
  range: [-1, 1],
  better: "lower",
  per: "listener",
  about: "tracks",
  of({ tracks, history }, k, population) {
    const first = tracks.subarray(0, k);
    if (first.length === 0 || history.indices.length === 0) return 0;
    return meanPopularity(first, population) - meanPopularity(history.indices, population);
  },
};

function meanPopularity(tracks: Int32Array, population: Population): number {
  let sum = 0;
  for (const track of tracks) sum += popularity(population, track);
  return sum / tracks.length;
}
