import type { Explanation, RankedTrack } from "@segue/engine";

/** Why a track is recommended. */
export interface Reasons<Named> {
  readonly how: Explanation["how"];
  /** Tracks of the history that speak for it, those that count most first. */
  readonly because: readonly Reason<Named>[];
  /** Of an exact explanation: what everything else contributes, what speaks against it included. */
  readonly others?: number;
  /** What rules added to the model's score, where any changes scores. */
  readonly rules?: number;
  /** How many listeners the track had in the data that the model learned from. */
  readonly listeners?: number;
}

/** A track of the history (`track`), what it contributes to the model's score, and its share in all that speaks for the recommendation. */
type Reason<Named> = { readonly track: Named; readonly contribution: number; readonly share: number };

/** The `most` reasons that count most. */
export function reasonsOf(
  { how, contributions, score }: Explanation,
  item: RankedTrack,
  { most, ruled }: { readonly most: number; readonly ruled: boolean },
): Reasons<number> {
  const speaking = contributions.filter(({ track, value }) => track >= 0 && value > 0);
  const all = speaking.reduce((sum, { value }) => sum + value, 0);
  const because = speaking.slice(0, most).map(({ track, value }) => ({ track, contribution: value, share: value / all }));
  const told = because.reduce((sum, { contribution }) => sum + contribution, 0);
  return {
    how,
    because,
    ...(how === "exact" ? { others: score - told } : {}),
    ...(ruled ? { rules: item.score - score } : {}),
  };
}
