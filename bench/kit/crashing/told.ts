/** What a server that is killed again and again has acknowledged, and what it was asked. */
export interface Told {
  /** Ids of events that were answered with success. */
  readonly acknowledged: Set<string>;
  /** Ids that were sent, as often as they were. */
  readonly tried: string[];
  /** Ids whose answer never came: they are sent again. */
  readonly unanswered: string[];
  /** Ids of jobs that were accepted. */
  readonly jobs: Set<string>;
  nextEvent: number;
  nextImport: number;
}

export const nothingTold = (): Told => ({
  acknowledged: new Set(),
  tried: [],
  unanswered: [],
  jobs: new Set(),
  nextEvent: 0,
  nextImport: 0,
});
