/** Lengths of the delay lines in seconds: of no common measure, so that echoes do not fall together. */
const LINES = [0.0297, 0.0371, 0.0411, 0.0437, 0.0531, 0.0599, 0.0673, 0.0747];
/** Seconds until the room has died away by 60 dB. */
const RINGS = 1.6;
/** How much of high sound the walls take on each turn. */
const DAMPING = 0.35;

/**
 * The echo of a sound in a room, for a left and a right ear: eight delay lines that feed each other by a reflection, each smoothed (Jot & Chaigne, “Digital delay
 * networks for designing artificial reverberators”, AES 1991).
 */
export function roomOf(samples: Float32Array, rate: number): [Float32Array, Float32Array] {
  const lengths = Int32Array.from(LINES, (seconds) => Math.round(seconds * rate));
  const starts = lengths.map((_, l) => lengths.subarray(0, l).reduce((sum, each) => sum + each, 0));
  const ends = starts.map((start, l) => start + lengths[l]!);
  const decays = Float64Array.from(lengths, (length) => 0.001 ** (length / rate / RINGS));
  /** All lines one after the other, and where each is read and written next. */
  const lines = new Float32Array(ends.at(-1)!);
  const places = starts.slice();
  const smoothed = new Float64Array(LINES.length);
  const heard = new Float64Array(LINES.length);
  const [left, right] = [new Float32Array(samples.length), new Float32Array(samples.length)];
  const [count, share] = [LINES.length, 2 / LINES.length];
  for (let n = 0; n < samples.length; n++) {
    let [toLeft, toRight] = [0, 0];
    for (let l = 0; l < count; l++) {
      const smooth = smoothed[l]! + (1 - DAMPING) * (lines[places[l]!]! - smoothed[l]!);
      smoothed[l] = smooth;
      heard[l] = decays[l]! * smooth;
      if ((l & 1) === 0) toLeft += heard[l]!;
      else toRight += heard[l]!;
    }
    left[n] = toLeft;
    right[n] = toRight;
    // Householder's reflection: each line hears itself less a quarter of all.
    const fed = samples[n]! - share * (toLeft + toRight);
    for (let l = 0; l < count; l++) {
      const place = places[l]!;
      lines[place] = fed + heard[l]!;
      places[l] = place + 1 === ends[l]! ? starts[l]! : place + 1;
    }
  }
  return [left, right];
}
