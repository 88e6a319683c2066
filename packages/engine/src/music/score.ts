/** A note of a part. */
export interface Note {
  /** Beats from the beginning of the score. */
  readonly at: number;
  /** Beats until it is let go. */
  readonly length: number;
  /** MIDI pitch number, 60 for middle C; fractions lie between keys. For drums the number of a piece in General MIDI's percussion map. */
  readonly pitch: number;
  /** How strongly it is played, 0 … 1. */
  readonly strength: number;
}

/** What one instrument plays. */
export interface Part {
  /** The name of an instrument in `rendering/instruments/list.ts`. */
  readonly instrument: string;
  /** Decibels that are added to the instrument's own level. */
  readonly gain: number;
  /** −1: left … 1: right. */
  readonly pan: number;
  /** The share of its sound that is sent into the room, 0 … 1. */
  readonly room: number;
  readonly notes: readonly Note[];
}

/** Music as it is written down, before anything sounds. */
export interface Score {
  /** Beats a minute. */
  readonly tempo: number;
  /** How long it lasts, in beats. */
  readonly beats: number;
  /** The root mean square of the rendered sound, in dBFS. */
  readonly level: number;
  readonly parts: readonly Part[];
}
