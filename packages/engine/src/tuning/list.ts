import { randomSearch } from "./random-search.js";
import type { Search } from "./search.js";
import { tpe } from "./tpe.js";

/** Every search, the usual one first. A new one is a file beside these and a line here. */
export const searches: readonly Search[] = [tpe, randomSearch];
