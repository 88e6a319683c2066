import { densityOf } from "./parzen.js";
import { randomSearch } from "./random-search.js";
import type { Observation, Search } from "./search.js";
import { type Dimension, pointOf, settingsAt } from "./space.js";

/** So many trials are drawn at random before there is a model of what is good. */
const FIRST = 8;
/** The part of the trials that counts as good. */
const GOOD = 0.15;
/** Points that are drawn, of which the most promising is taken. */
const DRAWS = 24;

/**
 * The tree-structured Parzen estimator: a density of the good trials and one of the others; of points drawn from the first, that at which it exceeds
 * the second most has the highest expected improvement (Bergstra et al. 2011, eq. 14). The densities are over all parameters together, not one by
 * one (Falkner, Klein & Hutter, “BOHB: robust and efficient hyperparameter optimization at scale”, ICML 2018, sect. 3.2): what is good for
 * one parameter depends on others.
 */
export const tpe: Search = {
  name: "tpe",
  summary: "Tries what is like the good trials and unlike the others; the usual choice.",
  paper: "Bergstra, Bardenet, Bengio & Kégl, “Algorithms for hyper-parameter optimization”, NIPS 2011",
  propose(space, past, random) {
    if (past.length < FIRST) return randomSearch.propose(space, past, random);
    const ranked = [...past].sort((a, b) => b.merit - a.merit);
    const good = Math.ceil(GOOD * past.length);
    const [like, unlike] = [estimate(space, ranked.slice(0, good)), estimate(space, ranked.slice(good))];
    let [best, most] = [like.draw(random), Number.NEGATIVE_INFINITY];
    for (let i = 0; i < DRAWS; i++) {
      const drawn = like.draw(random);
      const promise = like.at(drawn) / unlike.at(drawn);
      if (promise > most) [best, most] = [drawn, promise];
    }
    return settingsAt(space, best);
  },
};

/** The kernels are the narrower the more trials there are, by Scott's rule, and never narrower than this. */
const NARROWEST = 0.02;
const WIDTH = 0.12;

const estimate = (space: readonly Dimension[], trials: readonly Observation[]) =>
  densityOf(
    space,
    trials.map(({ settings }) => pointOf(space, settings)),
    Math.max(NARROWEST, WIDTH * trials.length ** (-1 / (space.length + 4))),
  );
