import type { Sounding } from "./instrument.js";
import { sine } from "./sine.js";

export interface Modulation {
  /** The modulator's frequency as a multiple of the note's. */
  readonly ratio: number;
  /** How far it modulates at full strength, in radians, at the beginning, and what is left of it in the end. */
  readonly index: number;
  readonly rest: number;
  /** Seconds until it has come down to 37 % of the way. */
  readonly decay: number;
  /** How loud what it modulates is. */
  readonly gain: number;
  /** The carrier's frequency as a multiple of the note's. */
  readonly carrier: number;
}

/** Adds sounds of frequency modulation (Chowning, “The synthesis of complex audio spectra by means of frequency modulation”, J. Audio Eng. Soc. 21, 1973) to samples. */
export function addModulated(samples: Float32Array, { hz, strength, rate }: Sounding, pairs: readonly Modulation[]): void {
  for (const { ratio, index, rest, decay, gain, carrier } of pairs) {
    if (carrier * hz > 0.45 * rate) continue;
    const falls = Math.exp(-1 / (decay * rate));
    const deep = (index * strength) / (2 * Math.PI);
    let left = 1;
    for (let n = 0; n < samples.length; n++) {
      const t = n / rate;
      samples[n]! += gain * sine(carrier * hz * t + deep * (rest + (1 - rest) * left) * sine(ratio * hz * t));
      left *= falls;
    }
  }
}
