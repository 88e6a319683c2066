import type { RowWish } from "./queries.js";

/** From −2, also what was heard until a week ago, to 2, only what few know. */
export type Newness = -2 | -1 | 0 | 1 | 2;

/** What each place of the dial asks for, from what is known to what is new; in the middle all is as it is served. */
export const NEWNESS_WISHES: Readonly<Record<Newness, RowWish>> = {
  [-2]: { excludeHeard: "7d", popularity: 0.3 },
  [-1]: { excludeHeard: "30d" },
  0: {},
  1: { popularity: -0.4 },
  2: { popularity: -1 },
};

export const isNewness = (given: unknown): given is Newness => typeof given === "number" && Object.hasOwn(NEWNESS_WISHES, given);
