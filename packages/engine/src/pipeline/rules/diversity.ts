import { Type } from "typebox";
import type { RankedTrack } from "../ranked-track.js";
import { type Likeness, likenessOf } from "./likeness.js";
import { defineRequestRule } from "./rule.js";

/**
 * Maximal marginal relevance (Carbonell & Goldstein, SIGIR 1998): the next track is the one with the largest (1 − s)·relevance − s·(its likeness to
 * the most alike of those before it). It is looked for in a window of the ranking that moves on by one with each track, so that the first of a
 * list stay the same however many are asked for.
 */
export const diversity = defineRequestRule({
  name: "diversity",
  title: "Mixes the list: tracks that are unlike those before them come earlier.",
  acts: "orders",
  config: Type.Object({
    strength: Type.Number({ minimum: 0, maximum: 1, default: 0.3, description: "0: by score alone; 1: by unlikeness alone" }),
    among: Type.Integer({
      minimum: 10,
      maximum: 1000,
      default: 100,
      description: "How many of the ranked tracks are looked at for each place",
    }),
  }),
  main: "strength",
  needs: ["facts"],
  examples: [{ strength: 0.3 }, { strength: 1, among: 10 }],
  make({ strength, among }, context) {
    const likeness = likenessOf(context);
    return {
      name: "diversity",
      apply: () => 0,
      list: {
        reach: (n) => n + among,
        arrange: (ranked, n) => ({ items: mixed(ranked, n, { strength, among, likeness }), passed: [] }),
      },
    };
  },
});

interface Mixing {
  readonly strength: number;
  readonly among: number;
  readonly likeness: Likeness;
}

/** A ranked track that waits, and its likeness to the most alike of those chosen. */
interface Waiting {
  readonly item: RankedTrack;
  likeness: number;
}

function mixed(ranked: readonly RankedTrack[], n: number, { strength, among, likeness }: Mixing): RankedTrack[] {
  const pins = ranked.findIndex(({ pinned }) => pinned === undefined);
  const chosen = pins < 0 ? [...ranked] : ranked.slice(0, pins);
  const rest = ranked.slice(chosen.length);
  const relevance = relevanceAmong(rest.slice(0, among));
  const most = (item: RankedTrack) => chosen.reduce((max, { track }) => Math.max(max, likeness(track, item.track)), 0);
  const window: Waiting[] = rest.slice(0, among).map((item) => ({ item, likeness: most(item) }));
  for (let next = among; chosen.length < n && window.length > 0; next++) {
    const worth = (each: Waiting) => (1 - strength) * relevance(each.item) - strength * each.likeness;
    const [best] = window.splice(indexOfBest(window, worth), 1);
    chosen.push(best!.item);
    for (const each of window) each.likeness = Math.max(each.likeness, likeness(each.item.track, best!.item.track));
    if (next < rest.length) window.push({ item: rest[next]!, likeness: most(rest[next]!) });
  }
  return chosen;
}

/** Scores from 1 for the best to 0 for the last of the first window; what follows is below. */
function relevanceAmong(first: readonly RankedTrack[]): (item: RankedTrack) => number {
  const low = first.at(-1)?.score ?? 0;
  const range = (first[0]?.score ?? 0) - low || 1;
  return ({ score }) => (score - low) / range;
}

/** The first of the best. */
function indexOfBest(window: readonly Waiting[], worth: (each: Waiting) => number): number {
  let best = 0;
  let highest = Number.NEGATIVE_INFINITY;
  window.forEach((each, i) => {
    const value = worth(each);
    if (value > highest) [best, highest] = [i, value];
  });
  return best;
}
