import { Type } from "typebox";
import type { Past } from "../past.js";
import { remove } from "./remove.js";
import { defineRequestRule, type Rule } from "./rule.js";
import { spanOf, spanSchema } from "./span.js";

/** Leaves out what the listener has in their history already. */
export const excludeHeard: Rule = {
  name: "exclude-heard",
  apply(scores, { history }) {
    for (const track of history.indices) scores[track] = Number.NEGATIVE_INFINITY;
    return history.indices.length;
  },
  excluded: ({ history }) => history.indices,
};

export const excludeHeardRule = defineRequestRule({
  name: "exclude-heard",
  title: "Leaves out what the listener heard, ever or of late.",
  acts: "removes",
  config: Type.Object({
    within: Type.Optional(
      spanSchema("Only what was heard within so long, or at a time that is not known; otherwise whatever was ever heard"),
    ),
  }),
  main: "within",
  needs: ["past"],
  examples: [{}, { within: "30d" }],
  make: ({ within }, { now }) => (within === undefined ? excludeHeard : excludeHeardSince(now - spanOf(within))),
});

const excludeHeardSince = (since: number): Rule => ({
  name: "exclude-heard",
  apply: (scores, { past }) => (past === undefined ? 0 : removeSince(scores, past, since)),
});

function removeSince(scores: Float32Array, { track, plays, lastAt }: Past, since: number): number {
  let removed = 0;
  for (let p = 0; p < track.length; p++)
    // What has no time may have been heard just now.
    if (plays[p]! > 0 && !(lastAt[p]! < since)) removed += remove(scores, track[p]!);
  return removed;
}
