/** How the loudness of a note goes, in seconds; `sustain` is a share of its highest. */
export interface Envelope {
  readonly attack: number;
  /** Until it has come down to 37 % of the way to `sustain`. */
  readonly decay: number;
  readonly sustain: number;
  /** Until it has come down to 37 % after the note was let go. */
  readonly release: number;
}

/** Times of 37 % after which nothing is heard any more: −52 dB. */
const FADED = 6;

/** Silence as long as a note of this envelope sounds that is let go after `seconds`. */
export const silenceFor = ({ release }: Envelope, seconds: number, rate: number): Float32Array =>
  new Float32Array(Math.ceil((seconds + FADED * release) * rate));

/** Multiplies samples by an envelope, in place, and returns them. */
export function shape(samples: Float32Array, envelope: Envelope, seconds: number, rate: number): Float32Array {
  const levels = levelsOf(envelope, seconds, rate, samples.length);
  for (let n = 0; n < samples.length; n++) samples[n]! *= levels[n]!;
  return samples;
}

/** The loudness at each of `length` samples, 0 … 1; the last fortieth of a second goes to 0. */
export function levelsOf(
  { attack, decay, sustain, release }: Envelope,
  seconds: number,
  rate: number,
  length: number,
): Float32Array {
  const levels = new Float32Array(length);
  const letGo = Math.round(seconds * rate);
  const rising = Math.max(1, Math.round(attack * rate));
  const falls = Math.exp(-1 / (decay * rate));
  const fades = Math.exp(-1 / (release * rate));
  let [above, level] = [1 - sustain, 0];
  for (let n = 0; n < length; n++) {
    if (n >= letGo) level *= fades;
    else if (n < rising) level = (n + 1) / rising;
    else {
      above *= falls;
      level = sustain + above;
    }
    levels[n] = level;
  }
  const end = Math.min(length, Math.round(rate / 40));
  for (let n = 1; n <= end; n++) levels[length - n]! *= (n - 1) / end;
  return levels;
}
