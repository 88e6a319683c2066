import { createRandom } from "@segue/kernels";
import { kernelAt } from "./parzen.js";
import type { Observation } from "./search.js";
import type { Dimension } from "./space.js";

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
/** The chance that a choice is taken for any. */
const LEAVE = 0.2;
/** So many times trials are called good by chance, to see what divergence that brings about. */
const DRAWS = 50;

/**
 * PED-ANOVA (Watanabe, Bansal & Hutter, “PED-ANOVA: efficiently quantifying hyperparameter importance in arbitrary subspaces”, IJCAI 2023): how far the
 * density of the good trials departs from that of all, by Pearson's divergence, parameter by parameter, as a share of all of them. So it says what
 * decided between the trials that were made, wherever the search made them. Of each divergence that is left out which as many trials drawn by
 * chance have on average: of few trials it is large, the more so the more choices there are. The most important first; undefined where trials are
 * too few, or nothing is more than chance.
 */
export function importanceOf(space: readonly Dimension[], trials: readonly Observation[]): Importance[] | undefined {
  if (trials.length < FEWEST) return undefined;
  const ranked = [...trials].sort((a, b) => b.merit - a.merit);
  const divergences = space.map((dimension) => beyondChance(dimension, ranked));
  const total = divergences.reduce((sum, each) => sum + each, 0);
  if (total === 0) return undefined;
  return space
    .map(({ name }, d) => ({ parameter: name, share: divergences[d]! / total }))
    .sort((a, b) => b.share - a.share || (a.parameter < b.parameter ? -1 : 1));
}

/** The divergence of the good ones along one dimension, less that of chance; `ranked` has the best first. */
function beyondChance(dimension: Dimension, ranked: readonly Observation[]): number {
  const heights = heightsOf(dimension, ranked);
  const all = meanOf(heights);
  const good = Math.ceil(GOOD * heights.length);
  const divergence = (some: readonly Float64Array[]) => {
    const mean = meanOf(some);
    return mean.reduce((sum, height, p) => sum + (height / all[p]! - 1) ** 2 * all[p]!, 0) / mean.length;
  };
  const random = createRandom(dimension.name);
  let chance = 0;
  for (let i = 0; i < DRAWS; i++) chance += divergence(random.shuffle([...heights]).slice(0, good)) / DRAWS;
  return Math.max(0, divergence(heights.slice(0, good)) - chance);
}

/** Of each trial the heights of its kernel at places all over the dimension. */
function heightsOf(dimension: Dimension, trials: readonly Observation[]): Float64Array[] {
  const width = WIDTH * trials.length ** -0.2;
  const places =
    dimension.kind === "range"
      ? Float64Array.from({ length: POINTS }, (_, i) => (i + 0.5) / POINTS)
      : Float64Array.from(dimension.choices.keys());
  return trials.map(({ settings }) => {
    const kernel = kernelAt(dimension, dimension.coordinateOf(settings[dimension.name]!), { width, leave: LEAVE });
    return places.map((place) => kernel.at(place));
  });
}

function meanOf(columns: readonly Float64Array[]): Float64Array {
  const mean = new Float64Array(columns[0]!.length);
  for (const column of columns) for (let p = 0; p < mean.length; p++) mean[p]! += column[p]! / columns.length;
  return mean;
}
