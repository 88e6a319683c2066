/** What every set of features tells of itself, be it of sounds, pictures or texts. */
export interface Described<Set> {
  /** Its key, and the name of its file. */
  readonly name: string;
  /** Grows with every change of its numbers: what was computed by another is out of date, and whatever needs it. */
  readonly version: number;
  readonly title: string;
  /** What a number means, with its unit. */
  readonly unit: string;
  /** Rows of its feature, or what each row is. */
  readonly bands: number | readonly string[];
  /** Where it is defined. */
  readonly source: string;
  /** The sets that it reads. */
  readonly needs: readonly Set[];
}
