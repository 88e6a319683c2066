import type { Random } from "@segue/kernels";
import { cumulative, pick } from "./weighted.js";

const DAY = 86_400_000;
const SLOT = DAY / 4;
/** Days of listening that the world covers. */
export const DAYS = 365;
/** Plays in a session at most; so many, with skips between them, fit well into the second half of a slot. */
const LONGEST = 20;
const LATEST_START = SLOT / 4;

/** When and how long somebody listens. */
export interface Session {
  /** Milliseconds since 1970 UTC. */
  readonly start: number;
  /** To be played through; skips come on top. */
  readonly plays: number;
  /** What the hour and the mood of the day ask for, −1 (calm) … 1 (lively). */
  readonly arousal: number;
}

/** Arousal asked for at night (0–6 h), in the morning, the afternoon, the evening. */
const AROUSAL = [-0.5, 0.3, 0.1, -0.1] as const;

/**
 * The sessions in which one listener plays `plays` tracks, in order of time and never overlapping: each takes a quarter of a day to
 * itself, chosen by his habits. They lie in the whole days before `until`: {@link DAYS} of them, more only where somebody needs more.
 */
export function planSessions(plays: number, until: number, random: Random): Session[] {
  const sizes = sessionSizes(plays, random);
  const habit = [0.1, 1, 1, 1.5].map((usual) => usual * Math.exp(0.7 * random.normal()));
  const days = Math.max(DAYS, sizes.length);
  const first = Math.floor(until / DAY) * DAY - days * DAY;
  return takeSlots(sizes.length, days, habit, random).map((slot, i) => ({
    start: first + slot * SLOT + random.int(LATEST_START),
    plays: sizes[i]!,
    arousal: AROUSAL[slot % 4]! + 0.35 * random.normal(),
  }));
}

function sessionSizes(plays: number, random: Random): number[] {
  const sizes: number[] = [];
  for (let left = plays; left > 0; left -= sizes.at(-1)!) {
    const wanted = 1 + Math.floor(-8 * Math.log(1 - random.next()));
    sizes.push(Math.min(left, wanted, LONGEST));
  }
  return sizes;
}

/** Distinct quarters of days, ascending; at least three out of four stay free, so that drawing again ends soon. */
function takeSlots(count: number, days: number, habit: readonly number[], random: Random): number[] {
  const habits = cumulative(habit);
  const taken = new Set<number>();
  for (let misses = 0; taken.size < count; ) {
    // Who listens at one hour only runs out of days: then any hour will do.
    const slot = 4 * random.int(days) + (misses > 20 ? random.int(4) : pick(habits, random));
    misses = taken.has(slot) ? misses + 1 : 0;
    taken.add(slot);
  }
  return [...taken].sort((a, b) => a - b);
}
