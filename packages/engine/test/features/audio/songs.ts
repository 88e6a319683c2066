import { createRandom } from "@segue/kernels";

const RATE = 22_050;

/** A made-up piece whose key and tempo are known. */
export interface Song {
  /** 0 (C) to 11 (B). */
  readonly tonic: number;
  readonly major: boolean;
  readonly bpm: number;
  readonly samples: Float32Array;
}

/** Chords as steps above the tonic, and whether each is major. */
const PROGRESSIONS: Readonly<Record<"major" | "minor", readonly (readonly (readonly [number, boolean])[])[]>> = {
  major: [
    [
      [0, true],
      [7, true],
      [9, false],
      [5, true],
    ],
    [
      [0, true],
      [5, true],
      [7, true],
      [0, true],
    ],
    [
      [0, true],
      [9, false],
      [2, false],
      [7, true],
    ],
    [
      [5, true],
      [7, true],
      [4, false],
      [9, false],
      [2, false],
      [7, true],
      [0, true],
      [0, true],
    ],
  ],
  minor: [
    [
      [0, false],
      [8, true],
      [3, true],
      [10, true],
    ],
    [
      [0, false],
      [5, false],
      [7, true],
      [0, false],
    ],
    [
      [0, false],
      [5, false],
      [10, true],
      [3, true],
      [8, true],
      [5, false],
      [7, true],
      [0, false],
    ],
    [
      [0, false],
      [10, true],
      [8, true],
      [7, true],
    ],
  ],
};

/** A song of 15 s by a seed: bass, chords, a melody of the chord and the scale, a drum on the beats and a hat between them. */
export function song(seed: number): Song {
  const random = createRandom(seed);
  const draw = (n: number) => Math.floor(random.next() * n);
  const [tonic, major, bpm] = [draw(12), random.next() < 0.5, 70 + draw(100)];
  const progression = PROGRESSIONS[major ? "major" : "minor"][draw(4)]!;
  const scale = major ? [0, 2, 4, 5, 7, 9, 11] : [0, 2, 3, 5, 7, 8, 10];
  const samples = new Float32Array(15 * RATE);
  const beat = (60 * RATE) / bpm;
  for (let number = 0; number * beat < samples.length; number++) {
    const [step, isMajor] = progression[Math.floor(number / 4) % progression.length]!;
    const chord = [0, isMajor ? 4 : 3, 7].map((above) => tonic + step + above);
    const at = Math.round(number * beat);
    if (number % 2 === 0) note(samples, at, 36 + ((tonic + step) % 12), 2 * beat, 0.15);
    if (number % 4 === 0) for (const pitch of chord) note(samples, at, 60 + (pitch % 12), 4 * beat, 0.06);
    const sung = random.next() < 0.6 ? chord[draw(3)]! : tonic + scale[draw(7)]!;
    note(samples, at, 72 + (sung % 12), beat, 0.08);
    drum(samples, at, number % 2 === 0 ? 0.5 : 0.3, 25, random.next);
    drum(samples, Math.round(at + beat / 2), 0.08, 90, random.next);
  }
  return { tonic, major, bpm, samples };
}

/** Four harmonics that die away. */
function note(samples: Float32Array, at: number, pitch: number, length: number, volume: number): void {
  const hertz = 440 * 2 ** ((pitch - 69) / 12);
  for (let n = 0; n < length && at + n < samples.length; n++) {
    const [angle, fade] = [(2 * Math.PI * hertz * n) / RATE, Math.exp((-2 * n) / length) * Math.min(1, n / 60)];
    for (let h = 1; h <= 4; h++) samples[at + n]! += (volume * fade * Math.sin(h * angle)) / h;
  }
}

function drum(samples: Float32Array, at: number, volume: number, decay: number, next: () => number): void {
  for (let n = 0; n < 0.15 * RATE && at + n < samples.length; n++)
    samples[at + n]! += volume * (2 * next() - 1) * Math.exp((-decay * n) / RATE);
}
