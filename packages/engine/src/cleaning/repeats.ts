import { Type } from "typebox";
import { defineRule } from "./rule.js";

const DAY = 86_400_000;

/**
 * The same track told twice for one moment: by two services that both listened, by two exports that overlap, by a player that
 * reported twice. Times on midnight are days rather than moments (tables that give dates only) and are let be.
 */
export const repeats = defineRule({
  name: "repeat",
  title: "Repeats within a moment",
  reason: "The same listener cannot begin the same track twice within a second: it is one event told twice.",
  settings: Type.Object({
    seconds: Type.Number({
      minimum: 0,
      maximum: 3600,
      default: 1,
      description: "Events of the same listener, track and kind less than this apart are one, in seconds",
    }),
  }),
  find(events, { seconds }, leave) {
    const last = new Map<number, number>();
    for (let p = 0; p < events.length; p++) {
      const at = events.at[p]!;
      if (Number.isNaN(at) || at % DAY === 0) continue;
      const key = events.track[p]! * KINDS + events.kind[p]!;
      const before = last.get(key);
      if (before !== undefined && at - before < seconds * 1000) leave(p);
      else last.set(key, at);
    }
  },
});

/** More than there are kinds of event. */
const KINDS = 16;
