/** Modes from the brightest to the darkest: their names and the semitones of their degrees above the tonic. */
const MODES = {
  lydian: [0, 2, 4, 6, 7, 9, 11],
  ionian: [0, 2, 4, 5, 7, 9, 11],
  mixolydian: [0, 2, 4, 5, 7, 9, 10],
  dorian: [0, 2, 3, 5, 7, 9, 10],
  aeolian: [0, 2, 3, 5, 7, 8, 10],
  phrygian: [0, 1, 3, 5, 7, 8, 10],
} as const;

export type ModeName = keyof typeof MODES;

/** A key in a mode. */
export interface Scale {
  readonly mode: ModeName;
  /** Whether its third is a minor one. */
  readonly minor: boolean;
  /** MIDI pitch of a degree: 0 for the tonic nearest below middle C or on it, 7 for the octave above; negative ones lie below. */
  pitch(degree: number): number;
}

/** The scale on a tonic, 0 for C … 11 for B. */
export function createScale(tonic: number, mode: ModeName): Scale {
  const steps = MODES[mode];
  return {
    mode,
    minor: steps[2] === 3,
    pitch: (degree) => 48 + tonic + 12 * Math.floor(degree / 7) + steps[((degree % 7) + 7) % 7]!,
  };
}

/** The mode among `allowed`, dark or bright as a valence of −1 … 1 wants it. */
export function modeOf(valence: number, allowed: readonly ModeName[]): ModeName {
  const order = Object.keys(MODES) as ModeName[];
  const bright = [...allowed].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return bright[Math.min(bright.length - 1, Math.floor(((1 - valence) / 2) * bright.length))]!;
}
