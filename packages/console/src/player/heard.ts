/** How much of a track was heard. */
export interface Heard {
  /** Seconds that sounded; what was jumped over is not counted. */
  readonly seconds: number;
  /** Where one is, in seconds from the beginning. */
  readonly at: number;
  /** How long it lasts, in seconds; 0 while that is unknown. */
  readonly length: number;
}

export const NOTHING: Heard = { seconds: 0, at: 0, length: 0 };

/** A step from one look to the next that is longer was a jump, in seconds. */
const JUMP = 2;

/** What was heard once one is at another place. */
export function heardUntil({ seconds, at }: Heard, now: number, length: number): Heard {
  const step = now - at;
  return { seconds: seconds + (step > 0 && step <= JUMP ? step : 0), at: now, length };
}

/** Seconds after which a track was listened to, unless half of it is less. */
const LISTENED = 30;

/** How a track was left: it ended, one went on to the next, or one stopped or chose another. */
export type Left = "ended" | "next" | "stopped";

/** What is to be told of a track that was left: a play, a skip where one went on early, or nothing. */
export function toldOf(
  { seconds, length }: Heard,
  how: Left,
): { readonly kind: "play" | "skip"; readonly duration: number } | undefined {
  if (seconds === 0) return undefined;
  const duration = Math.round(seconds * 10) / 10;
  const enough = length > 0 ? Math.min(LISTENED, length / 2) : LISTENED;
  if (seconds >= enough) return { kind: "play", duration };
  return how === "next" ? { kind: "skip", duration } : undefined;
}
