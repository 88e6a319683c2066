import type { Random } from "@segue/kernels";
import { type Static, Type } from "typebox";
import { OneOf } from "../../schema/conform.js";
import type { RankedTrack } from "../ranked-track.js";
import { defineRequestRule } from "./rule.js";

const config = Type.Object({
  how: OneOf(["epsilon", "plackett-luce"], {
    default: "epsilon",
    description:
      "epsilon: each place goes with this probability to any of the window; plackett-luce: to one by chance, the better ranked the likelier",
  }),
  epsilon: Type.Number({ minimum: 0, maximum: 1, default: 0.1, description: "Of epsilon: how often chance decides" }),
  temperature: Type.Number({
    exclusiveMinimum: 0,
    maximum: 100,
    default: 0.5,
    description: "Of plackett-luce: rank r weighs r^(−1/temperature); the higher, the more chance",
  }),
  among: Type.Integer({ minimum: 2, maximum: 1000, default: 50, description: "How many of the ranked tracks may take a place" }),
});
type Config = Static<typeof config>;

/**
 * Lets chance have a say, and tells for each track with which probability it came to its place, given those before it: so that what
 * listeners do with such answers tells how another ranking would have done (Horvitz & Thompson, JASA 1952; for lists Swaminathan et al., NIPS 2017).
 * Sampling by rank (Plackett 1975; drawn as Yellott 1977 does, by Gumbel noise) does not depend on a model's scale.
 */
export const explore = defineRequestRule({
  name: "explore",
  title: "Lets chance have a say now and then, and records with which probability.",
  acts: "orders",
  config,
  main: "epsilon",
  needs: [],
  examples: [{ epsilon: 0.2 }, { how: "plackett-luce", temperature: 0.7, among: 20 }],
  make: (wish, { random }) => ({
    name: "explore",
    apply: () => 0,
    list: {
      reach: (n) => n + wish.among,
      // The same stream each time: a longer list begins as the shorter one does.
      arrange: (ranked, n) => ({ items: drawn(ranked, n, wish, random.fork("explore")), passed: [] }),
    },
  }),
});

/** Each place is drawn from a window of the ranking that moves on by one with each track. */
function drawn(ranked: readonly RankedTrack[], n: number, wish: Config, random: Random): RankedTrack[] {
  const pinned = ranked.filter((item) => item.pinned !== undefined).map((item) => ({ ...item, propensity: 1 }));
  const rest = ranked.filter((item) => item.pinned === undefined);
  const window = Array.from({ length: Math.min(wish.among, rest.length) }, (_, i) => i);
  const chosen: RankedTrack[] = [...pinned];
  for (let next = window.length; chosen.length < n && window.length > 0; next++) {
    const chances = chancesOf(window, wish);
    const at = draw(chances, random);
    chosen.push({ ...rest[window[at]!]!, propensity: chances[at]! });
    window.splice(at, 1);
    if (next < rest.length) window.push(next);
  }
  return chosen;
}

/** With which probability each of the window is next; `window` holds their ranks from 0, the best first. */
function chancesOf(window: readonly number[], { how, epsilon, temperature }: Config): number[] {
  if (how === "epsilon") return window.map((_, i) => epsilon / window.length + (i === 0 ? 1 - epsilon : 0));
  // Of a product as small as a number can be nothing would be left.
  const weights = window.map((rank) => Math.exp(-(Math.log(rank + 1) - Math.log(window[0]! + 1)) / temperature));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

function draw(chances: readonly number[], random: Random): number {
  let left = random.next();
  for (let i = 0; i < chances.length - 1; i++) {
    left -= chances[i]!;
    if (left < 0) return i;
  }
  // What rounding left over.
  return chances.findLastIndex((chance) => chance > 0);
}
