import { hasPlace, inOrderOfPlay } from "./event-order.js";
import { type EventColumns, kindCode } from "./events.js";
import { countingSort } from "./preference.js";

/** A break of more than so many milliseconds between two plays begins a new session. */
export const SESSION_GAP = 30 * 60_000;

/** Listening as sessions: stretches of a listener's plays without a long break. A listener's lie one after the other, the oldest first. */
export interface Sessions {
  readonly count: number;
  /** For each session its listener's row, ascending. */
  readonly user: Int32Array;
  /** Where each session begins in `plays` and `tracks`, and at last where they end: count + 1 numbers. */
  readonly indptr: Uint32Array;
  /** The plays, as positions of the events in which they were found. */
  readonly plays: Uint32Array;
  /** The rows of the tracks that were played. */
  readonly tracks: Int32Array;
}

/**
 * The sessions of each user. Plays whose place among the others is unknown (no time, and no source that tells them in order) are in none;
 * plays in a known order without times are one session, because nothing tells of a break. `gap` in milliseconds.
 */
export function sessionsOf(events: EventColumns, users: number, gap = SESSION_GAP): Sessions {
  const plays = playsInOrder(events, users);
  const starts = plays.length === 0 ? [] : [0];
  for (let i = 1; i < plays.length; i++) if (isBreak(events, plays[i - 1]!, plays[i]!, gap)) starts.push(i);
  return {
    count: starts.length,
    user: Int32Array.from(starts, (start) => events.user[plays[start]!]!),
    indptr: Uint32Array.from([...starts, plays.length]),
    plays,
    tracks: Int32Array.from(plays, (p) => events.track[p]!),
  };
}

/** The tracks of a listener's last session, the newest last: what goes on where somebody still listens. `events` are those of one user. */
export const lastSession = (events: EventColumns): Int32Array => lastSessionsOf(events, 1)[0]!;

/** Each user's last session, empty where there is none. */
export function lastSessionsOf(events: EventColumns, users: number): Int32Array[] {
  const { count, user, indptr, tracks } = sessionsOf(events, users);
  const out: Int32Array[] = Array.from({ length: users }, () => new Int32Array());
  for (let session = 0; session < count; session++) out[user[session]!] = tracks.subarray(indptr[session], indptr[session + 1]);
  return out;
}

/** The numbers of the sessions, the one that began first first: those without times before all others. */
export function sessionsInTime({ count, indptr, plays }: Sessions, events: EventColumns): Uint32Array {
  const first = (session: number) => plays[indptr[session]!]!;
  const order = Uint32Array.from({ length: count }, (_, session) => session);
  return order.sort((a, b) => inOrderOfPlay(events, first(a), first(b)) || a - b);
}

const PLAY = kindCode("play");

/** Positions of the plays by user and order of play. */
function playsInOrder(events: EventColumns, users: number): Uint32Array {
  const placed = Uint32Array.from({ length: events.length }, (_, p) => p).filter(
    (p) => events.kind[p] === PLAY && hasPlace(events, p),
  );
  const byUser = countingSort(placed, events.user, users);
  for (let from = 0; from < byUser.length; ) {
    let to = from + 1;
    while (to < byUser.length && events.user[byUser[to]!] === events.user[byUser[from]!]) to++;
    byUser.subarray(from, to).sort((p, q) => inOrderOfPlay(events, p, q) || p - q);
    from = to;
  }
  return byUser;
}

function isBreak({ user, at }: EventColumns, before: number, after: number, gap: number): boolean {
  if (user[before] !== user[after]) return true;
  const pause = at[after]! - at[before]!;
  return Number.isNaN(pause) ? !(Number.isNaN(at[before]!) && Number.isNaN(at[after]!)) : pause > gap;
}
