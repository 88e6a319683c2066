/** Powers below this count as this. */
const LEAST = 1e-10;
/** What is further below the loudest, in dB, is taken for as loud as that. */
const RANGE = 80;

/** Powers in dB against 1, no lower than 80 dB below the loudest of all. */
export function decibels(powers: Float32Array | Float64Array): Float64Array {
  const levels = Float64Array.from(powers, (power) => 10 * Math.log10(Math.max(LEAST, power)));
  const floor = levels.reduce((most, level) => Math.max(most, level), Number.NEGATIVE_INFINITY) - RANGE;
  return levels.map((level) => Math.max(level, floor));
}
