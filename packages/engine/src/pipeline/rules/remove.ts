/** Keeps a track out; 1 where it was not out already, else 0. */
export function remove(scores: Float32Array, track: number): 0 | 1 {
  if (!(scores[track]! > Number.NEGATIVE_INFINITY)) return 0;
  scores[track] = Number.NEGATIVE_INFINITY;
  return 1;
}

/** Keeps all tracks out for which that holds; how many were not out already. */
export function removeWhere(scores: Float32Array, isGone: (track: number) => boolean): number {
  let removed = 0;
  for (let track = 0; track < scores.length; track++) if (isGone(track)) removed += remove(scores, track);
  return removed;
}
