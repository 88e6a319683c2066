/** A track that waits to be heard. */
export interface Queued {
  readonly id: string;
  readonly title: string;
  readonly artist: string;
  /** The answer that led to it. */
  readonly recommendation?: string;
}

/** What is heard, in which order, and where one is; `at` is −1 while there is nothing. */
export interface Queue {
  readonly tracks: readonly Queued[];
  readonly at: number;
}

export const EMPTY: Queue = { tracks: [], at: -1 };

/** Hears these instead of what was there, from one of them on. */
export const playing = (tracks: readonly Queued[], from = 0): Queue => (tracks.length === 0 ? EMPTY : { tracks, at: from });

/** Puts tracks behind the one that plays, or at the end. */
export function withMore({ tracks, at }: Queue, more: readonly Queued[], where: "next" | "last"): Queue {
  const behind = where === "next" ? at + 1 : tracks.length;
  return { tracks: tracks.toSpliced(behind, 0, ...more), at: Math.max(0, at) };
}

/** Moves a track to another place; the one that plays goes on. */
export function reordered({ tracks, at }: Queue, from: number, to: number): Queue {
  const track = tracks[from];
  if (track === undefined || to < 0 || to >= tracks.length) return { tracks, at };
  const moved = tracks.toSpliced(from, 1).toSpliced(to, 0, track);
  if (from === at) return { tracks: moved, at: to };
  return { tracks: moved, at: at + Number(from > at && to <= at) - Number(from < at && to >= at) };
}

/** Takes a track out; where it is the one that plays, the next one plays. */
export function without({ tracks, at }: Queue, place: number): Queue {
  const left = tracks.toSpliced(place, 1);
  if (left.length === 0) return EMPTY;
  return { tracks: left, at: Math.min(left.length - 1, at - Number(place < at)) };
}

/** Goes on or back; undefined: there is nothing more on that side. */
export function stepped({ tracks, at }: Queue, by: 1 | -1): Queue | undefined {
  return tracks[at + by] === undefined ? undefined : { tracks, at: at + by };
}
