import { densityOf } from "./parzen.js";
import type { Observation } from "./search.js";
import { type Dimension, pointOf } from "./space.js";

/** How much of what makes a trial good lies in a parameter. */
export interface Importance {
  readonly parameter: string;
  /** 0 … 1; those of all parameters add up to 1. */
  readonly share: number;
}

/** Fewer trials say nothing about single parameters. */
const FEWEST = 10;
/** The part of the trials that counts as good. */
const GOOD = 0.25;
/** Points at which densities over a range are compared. */
const POINTS = 100;
/** How wide the kernels are for a single trial; the more there are, the narrower, by Scott's rule. */
const WIDTH = 0.4;

/**
 * PED-ANOVA (Watanabe, Bansal & Hutter, “PED-ANOVA: efficiently quantifying hyperparameter importance in arbitrary subspaces”, IJCAI 2023): how far the
 * density of the good trials departs from that of all, by Pearson's divergence, parameter by parameter, as a share of all of them. So it says what
 * decided between the trials that were made, wherever the search made them. The most important first; undefined where trials are too few.
 */
export function importanceOf(space: readonly Dimension[], trials: readonly Observation[]): Importance[] | undefined {
  if (trials.length < FEWEST) return undefined;
  const ranked = [...trials].sort((a, b) => b.merit - a.merit);
  const divergences = space.map((dimension) => divergence(dimension, ranked));
  const total = divergences.reduce((sum, each) => sum + each, 0);
  if (total === 0) return undefined;
  return space
    .map(({ name }, d) => ({ parameter: name, share: divergences[d]! / total }))
    .sort((a, b) => b.share - a.share || (a.parameter < b.parameter ? -1 : 1));
}

/** The mean of (good ÷ all − 1)² over all, along one dimension; `ranked` has the best first. */
function divergence(dimension: Dimension, ranked: readonly Observation[]): number {
  const width = WIDTH * ranked.length ** -0.2;
  const points = ranked.map(({ settings }) => pointOf([dimension], settings));
  const all = densityOf([dimension], points, width);
  const good = densityOf([dimension], points.slice(0, Math.ceil(GOOD * points.length)), width);
  const places =
    dimension.kind === "range"
      ? Array.from({ length: POINTS }, (_, i) => [(i + 0.5) / POINTS])
      : dimension.choices.map((_, position) => [position]);
  const step = dimension.kind === "range" ? 1 / POINTS : 1;
  return places.reduce((sum, place) => sum + step * (good.at(place) / all.at(place) - 1) ** 2 * all.at(place), 0);
}
