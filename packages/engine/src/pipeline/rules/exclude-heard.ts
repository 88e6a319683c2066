import type { Rule } from "./rule.js";

/** Leaves out what the listener has in their history already. */
export const excludeHeard: Rule = {
  name: "exclude-heard",
  apply(scores, { history }) {
    for (const track of history.indices) scores[track] = Number.NEGATIVE_INFINITY;
    return history.indices.length;
  },
  excluded: ({ history }) => history.indices,
};
