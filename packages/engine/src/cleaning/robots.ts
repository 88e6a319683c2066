import { Type } from "typebox";
import { kindCode } from "../dataset/events.js";
import { defineRule } from "./rule.js";

const DAY = 86_400_000;
const PLAY = kindCode("play");

/** Days on which somebody played more than a human can: scripts, shared accounts of shops, and counters gone wild. */
export const robots = defineRule({
  name: "robot",
  title: "Robots",
  reason: "Nobody listens to so many tracks within 24 hours: a program did, or a whole shop.",
  settings: Type.Object({
    playsPerDay: Type.Integer({
      minimum: 1,
      maximum: 1_000_000,
      default: 2880,
      description:
        "Plays of one listener within any 24 hours above which all of those are left out; the default is one every 30 seconds around " +
        "the clock, the least that services count as a play",
    }),
  }),
  find({ length, at, kind, value }, { playsPerDay }, leave) {
    let from = 0;
    let plays = 0;
    let left = 0;
    const weight = (p: number) => (kind[p] === PLAY && isMoment(at[p]!) ? value[p]! : 0);
    for (let p = 0; p < length; p++) {
      if (weight(p) === 0) continue;
      plays += weight(p);
      while (at[p]! - at[from]! >= DAY || weight(from) === 0) plays -= weight(from++);
      if (plays <= playsPerDay) continue;
      for (left = Math.max(left, from); left <= p; left++) if (weight(left) > 0) leave(left);
    }
  },
});

/** Tables that give dates only pile a day's plays, or a year's, on midnight. */
const isMoment = (at: number) => !Number.isNaN(at) && at % DAY !== 0;
