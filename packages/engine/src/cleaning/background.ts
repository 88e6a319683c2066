import { Type } from "typebox";
import { kindCode } from "../dataset/events.js";
import { defineRule, type ListenerEvents } from "./rule.js";

const PLAY = kindCode("play");
/** A pause longer than this ends a stretch, in milliseconds. */
const PAUSE = 4 * 3_600_000;

/**
 * One track on repeat for hours, and never again: rain to fall asleep by, noise against noise, a player left running. The first
 * play stays, so the track counts as heard once.
 */
export const background = defineRule({
  name: "background",
  title: "One-off background noise",
  reason: "A track that ran on repeat in one stretch, and never before or after, was there to cover silence: it counts once.",
  settings: Type.Object({
    plays: Type.Integer({
      minimum: 2,
      maximum: 100_000,
      default: 20,
      description: "Plays without another track between them from which on a stretch is background",
    }),
  }),
  find(events, { plays }, leave) {
    const played = playsByTrack(events);
    for (const { from, to } of stretches(events)) {
      if (to - from < plays || played.get(events.track[from]!) !== to - from) continue;
      for (let p = from + 1; p < to; p++) leave(p);
    }
  },
});

function playsByTrack({ length, track, kind }: ListenerEvents): Map<number, number> {
  const counts = new Map<number, number>();
  for (let p = 0; p < length; p++) {
    // Any other event about a track, a love or a rating, shows that it is meant.
    const weight = kind[p] === PLAY ? 1 : Number.NaN;
    counts.set(track[p]!, (counts.get(track[p]!) ?? 0) + weight);
  }
  return counts;
}

/** Runs of timed plays of one track, as positions from … to (exclusive). */
function* stretches({ length, track, kind, at }: ListenerEvents): Generator<{ from: number; to: number }> {
  let from = 0;
  for (let p = 1; p <= length; p++) {
    const goesOn = p < length && kind[p] === PLAY && track[p] === track[from] && at[p]! - at[p - 1]! <= PAUSE;
    if (goesOn) continue;
    if (kind[from] === PLAY && !Number.isNaN(at[from]!)) yield { from, to: p };
    from = p;
  }
}
