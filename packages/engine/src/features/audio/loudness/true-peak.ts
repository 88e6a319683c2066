/** Values on each side of a gap that the one within is computed from. */
const SIDE = 8;
const TAPS = 2 * SIDE;
/** Places that are looked at from one sample to the next, beside the sample itself. */
const BETWEEN = [1 / 4, 2 / 4, 3 / 4];
/** Samples that are judged together. */
const CHUNK = 256;

/** What the wave between the samples reaches (ITU-R BS.1770-4, Annex 2: four times as many samples), as an amplitude. */
export interface PeakMeter {
  hear(samples: Float32Array): void;
  peak(): number;
}

/** A meter for one channel. */
export function createPeakMeter(): PeakMeter {
  let most = 0;
  let tail = new Float32Array(TAPS);
  return {
    hear(samples) {
      const joined = new Float32Array(tail.length + samples.length);
      joined.set(tail);
      joined.set(samples, tail.length);
      for (let from = 0; from + TAPS <= joined.length; from += CHUNK)
        most = highest(joined, from, Math.min(joined.length - TAPS + 1, from + CHUNK), most);
      tail = joined.slice(Math.max(0, joined.length - TAPS + 1));
    },
    peak: () => most,
  };
}

/** The largest of `most` and what is reached in the gaps that begin at places `from` to before `to`. */
function highest(samples: Float32Array, from: number, to: number, most: number): number {
  let loudest = 0;
  for (let n = from; n < to + TAPS - 1; n++) loudest = Math.max(loudest, Math.abs(samples[n]!));
  if (loudest > most) most = loudest;
  // No sum of weighted samples is larger than this.
  if (loudest * GAIN <= most) return most;
  for (let n = from; n < to; n++)
    for (const taps of filters) {
      let [a, b] = [0, 0];
      for (let i = 0; i < TAPS; i += 2) {
        a += taps[i]! * samples[n + i]!;
        b += taps[i + 1]! * samples[n + i + 1]!;
      }
      const value = Math.abs(a + b);
      if (value > most) most = value;
    }
  return most;
}

/** sinc under a Hann window as wide as the taps, each filter's sum 1. */
const filters = BETWEEN.map((place) => {
  const taps = Float64Array.from({ length: TAPS }, (_, i) => {
    const x = Math.PI * (i - SIDE + 1 - place);
    return (Math.sin(x) / x) * Math.cos(x / TAPS) ** 2;
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
});

const GAIN = Math.max(...filters.map((taps) => taps.reduce((sum, tap) => sum + Math.abs(tap), 0)));
