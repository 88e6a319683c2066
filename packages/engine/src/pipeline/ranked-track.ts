/** A track in an answer. */
export interface RankedTrack {
  /** A row of the model's tracks. */
  readonly track: number;
  readonly score: number;
  /** Its position, from 1, where a rule decides it whatever the score. */
  readonly pinned?: number;
  /** The probability with which this track was chosen at its position, given those before it; where chance had a say. */
  readonly propensity?: number;
}
