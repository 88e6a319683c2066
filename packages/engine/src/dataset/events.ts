/** The kinds of listening event, in the order of their codes in {@link EventColumns.kind}. */
export const EVENT_KINDS = ["play", "skip", "love", "rating"] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** The code of a kind. */
export const kindCode = (kind: EventKind): number => EVENT_KINDS.indexOf(kind);

/** Listening events as columns of equal length; row numbers refer to a dataset's users and tracks. */
export interface EventColumns {
  readonly length: number;
  readonly user: Int32Array;
  readonly track: Int32Array;
  /** Codes of {@link EVENT_KINDS}. */
  readonly kind: Uint8Array;
  /** play, skip, love: how many (> 0); rating: the rating (≥ 0). */
  readonly value: Float32Array;
  /** Milliseconds since 1970 UTC; NaN when unknown. */
  readonly at: Float64Array;
  /**
   * Of events without a time, the place at which a source that tells in order of play told them: an earlier play has the smaller number;
   * NaN where that is unknown. Absent where it is known of none.
   */
  readonly order?: Float64Array;
}

/** Columns for `length` events, all zero, times unknown. */
export function emptyEvents(length: number): EventColumns {
  return {
    length,
    user: new Int32Array(length),
    track: new Int32Array(length),
    kind: new Uint8Array(length),
    value: new Float32Array(length),
    at: new Float64Array(length).fill(Number.NaN),
  };
}

/** The events at `positions`, in that order. */
export function takeEvents(events: EventColumns, positions: ArrayLike<number>): EventColumns {
  const out = emptyEvents(positions.length);
  const { order } = events;
  const told = order && { order: Float64Array.from(positions, (p) => order[p]!) };
  for (let i = 0; i < positions.length; i++) {
    const p = positions[i]!;
    out.user[i] = events.user[p]!;
    out.track[i] = events.track[p]!;
    out.kind[i] = events.kind[p]!;
    out.value[i] = events.value[p]!;
    out.at[i] = events.at[p]!;
  }
  return { ...out, ...told };
}
