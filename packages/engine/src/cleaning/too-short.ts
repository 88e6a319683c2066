import { Type } from "typebox";
import { kindCode } from "../dataset/events.js";
import { defineRule } from "./rule.js";

const PLAY = kindCode("play");

/** Plays that ended as soon as they began: somebody looking for another track. Those marked as skips say so, and stay. */
export const tooShort = defineRule({
  name: "too-short",
  title: "Plays too short to mean anything",
  reason: "Who hears a few seconds of a track that goes on has not listened to it.",
  settings: Type.Object({
    seconds: Type.Number({
      minimum: 0,
      maximum: 3600,
      default: 5,
      description: "Plays of less are left out, unless that is half of the track or more; in seconds",
    }),
  }),
  find({ length, kind, duration, track, trackSeconds }, { seconds }, leave) {
    for (let p = 0; p < length; p++) {
      if (kind[p] !== PLAY || !(duration[p]! < seconds)) continue;
      if (!(duration[p]! >= trackSeconds[track[p]!]! / 2)) leave(p);
    }
  },
});
