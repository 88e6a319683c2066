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
  const lines = LINES.map((seconds) => new Float32Array(Math.round(seconds * rate)));
  const decays = lines.map(({ length }) => 0.001 ** (length / rate / RINGS));
  const places = new Int32Array(lines.length);
  const smoothed = new Float64Array(lines.length);
  const [left, right] = [new Float32Array(samples.length), new Float32Array(samples.length)];
  for (let n = 0; n < samples.length; n++) {
    let sum = 0;
    for (let l = 0; l < lines.length; l++) {
      const out = lines[l]![places[l]!]!;
      smoothed[l]! += (1 - DAMPING) * (out - smoothed[l]!);
      const heard = decays[l]! * smoothed[l]!;
      sum += heard;
      (l % 2 === 0 ? left : right)[n]! += heard;
    }
    // Householder's reflection: each line hears itself less a quarter of all.
    for (let l = 0; l < lines.length; l++) {
      const line = lines[l]!;
      line[places[l]!] = samples[n]! + decays[l]! * smoothed[l]! - (2 / lines.length) * sum;
      places[l] = places[l]! + 1 === line.length ? 0 : places[l]! + 1;
    }
  }
  return [left, right];
}
