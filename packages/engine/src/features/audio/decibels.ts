/** Powers below this count as this. */
const LEAST = 1e-10;
/** What is further below the loudest, in dB, is taken for as loud as that. */
const RANGE = 80;

/** Powers in dB against 1, no lower than 80 dB below the loudest of all. */
export function decibels(powers: Float32Array | Float64Array): Float64Array {
  const levels = new Float64Array(powers.length);
  let loudest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < powers.length; i++) {
    levels[i] = 10 * Math.log10(Math.max(LEAST, powers[i]!));
    if (levels[i]! > loudest) loudest = levels[i]!;
  }
  for (let i = 0; i < levels.length; i++) if (levels[i]! < loudest - RANGE) levels[i] = loudest - RANGE;
  return levels;
}
