import { densityOf } from "./parzen.js";
import type { Search } from "./search.js";
import { settingsAt } from "./space.js";

/** Draws every parameter by itself, evenly over its scale, whatever came of the trials before. */
export const randomSearch: Search = {
  name: "random",
  summary: "Draws every parameter evenly over its scale; for comparison, and where trials are many and cheap.",
  paper: "Bergstra & Bengio, “Random search for hyper-parameter optimization”, JMLR 13, 2012",
  // Of no points at all, the density is even.
  propose: (space, _past, random) => settingsAt(space, densityOf(space, [], 1).draw(random)),
};
