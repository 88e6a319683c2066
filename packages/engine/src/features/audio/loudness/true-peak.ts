import { createLargestFiltered } from "@segue/kernels";

/** Values on each side of a gap that the one within is computed from. */
const SIDE = 8;
const TAPS = 2 * SIDE;
/** Places that are looked at from one sample to the next, beside the sample itself. */
const BETWEEN = [1 / 4, 2 / 4, 3 / 4];

/** What the wave between the samples reaches (ITU-R BS.1770-4, Annex 2: four times as many samples), as an amplitude. */
export interface PeakMeter {
  hear(samples: Float32Array): void;
  /** Of all that was heard, with silence after it. */
  finish(): number;
}

/** A meter for one channel. */
export function createPeakMeter(): PeakMeter {
  const between = createLargestFiltered(filters);
  let most = 0;
  let kept = new Float32Array(TAPS);
  const hear = (samples: Float32Array) => {
    most = Math.max(most, largest(samples));
    const joined = new Float32Array(kept.length + samples.length);
    joined.set(kept);
    joined.set(samples, kept.length);
    let from = 0;
    for (let count = 4; count > 0; from += count) {
      const complete = joined.length - from - TAPS + 1;
      count = Math.min(between.places, complete - (complete % 4));
      if (count > 0) most = between.over(joined.subarray(from), count, most);
      else count = 0;
    }
    kept = joined.slice(from);
  };
  return {
    hear,
    finish() {
      hear(new Float32Array(TAPS + 4));
      return most;
    },
  };
}

function largest(samples: Float32Array): number {
  let most = 0;
  for (let n = 0; n < samples.length; n++) if (Math.abs(samples[n]!) > most) most = Math.abs(samples[n]!);
  return most;
}

/** sinc under a Hann window as wide as the taps, each filter's sum 1. */
const filters = BETWEEN.map((place) => {
  const taps = Float64Array.from({ length: TAPS }, (_, i) => {
    const x = Math.PI * (i - SIDE + 1 - place);
    return (Math.sin(x) / x) * Math.cos(x / TAPS) ** 2;
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return Float32Array.from(taps, (tap) => tap / sum);
});
