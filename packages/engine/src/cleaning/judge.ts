import { countingSort } from "../dataset/preference.js";
import type { ListenerEvents, ListenerRule, RawEvents } from "./rule.js";

/** A rule that is switched on, with its thresholds. */
export interface ActiveRule {
  readonly rule: ListenerRule;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** What the events are judged by. */
export interface JudgeOptions {
  /** Users are numbered below this. */
  readonly users: number;
  /** How long each track lasts, in seconds; NaN where unknown. Tracks must be numbered in ascending order of their ids. */
  readonly trackSeconds: Float32Array;
  readonly rules: readonly ActiveRule[];
}

/**
 * Which events are left out, and by which rule: for each position 0 (it stays) or 1 + the index in `rules` of the first rule that
 * leaves it out. The same events in any order get the same verdicts; judged again, those that stay all stay.
 */
export function judgeEvents(events: RawEvents, { users, trackSeconds, rules }: JudgeOptions): Uint8Array {
  const verdicts = new Uint8Array(events.length);
  const byUser = countingSort(
    Uint32Array.from({ length: events.length }, (_, p) => p),
    events.user,
    users,
  );
  for (let from = 0; from < byUser.length; ) {
    let to = from + 1;
    while (to < byUser.length && events.user[byUser[to]!] === events.user[byUser[from]!]) to++;
    const positions = byUser.subarray(from, to).sort((p, q) => compare(events, p, q));
    judgeListener(events, positions, trackSeconds, rules, verdicts);
    from = to;
  }
  return verdicts;
}

function judgeListener(
  all: RawEvents,
  positions: Uint32Array,
  trackSeconds: Float32Array,
  rules: readonly ActiveRule[],
  verdicts: Uint8Array,
): void {
  let staying = positions;
  rules.forEach(({ rule, settings }, index) => {
    const events = eventsAt(all, staying, trackSeconds);
    const before = staying;
    let found = false;
    rule.find(events, settings, (p) => {
      verdicts[before[p]!] = index + 1;
      found = true;
    });
    if (found) staying = before.filter((p) => verdicts[p] === 0);
  });
}

function eventsAt(all: RawEvents, positions: Uint32Array, trackSeconds: Float32Array): ListenerEvents {
  const { length } = positions;
  const events = {
    length,
    trackSeconds,
    track: new Int32Array(length),
    kind: new Uint8Array(length),
    value: new Float32Array(length),
    at: new Float64Array(length),
    duration: new Float32Array(length),
  };
  for (let i = 0; i < length; i++) {
    const p = positions[i]!;
    events.track[i] = all.track[p]!;
    events.kind[i] = all.kind[p]!;
    events.value[i] = all.value[p]!;
    events.at[i] = all.at[p]!;
    events.duration[i] = all.duration[p]!;
  }
  return events;
}

/** By time (unknown first), then by all that is left to tell events apart. */
function compare({ at, track, kind, value, duration }: RawEvents, p: number, q: number): number {
  return (
    ascending(at[p]!, at[q]!) ||
    track[p]! - track[q]! ||
    kind[p]! - kind[q]! ||
    value[p]! - value[q]! ||
    ascending(duration[p]!, duration[q]!)
  );
}

/** The order of two numbers, NaN before all others. */
function ascending(a: number, b: number): number {
  if (a < b || (Number.isNaN(a) && !Number.isNaN(b))) return -1;
  return a > b || (Number.isNaN(b) && !Number.isNaN(a)) ? 1 : 0;
}
