import type { OverallMetric } from "./metric.js";

export const coverage: OverallMetric = {
  name: "coverage",
  title: "Catalogue coverage",
  summary: "Share of the catalogue that is recommended to anybody within the first k.",
  source: "Ge, Delgado-Battenfeld & Jannach, RecSys 2010, 2.1",
  range: [0, 1],
  better: "higher",
  per: "lists",
  of(lists, k, { tracks }) {
    const recommended = new Uint8Array(tracks);
    for (const list of lists) for (const track of list.subarray(0, k)) recommended[track] = 1;
    return recommended.reduce((count, one) => count + one, 0) / tracks;
  },
};
