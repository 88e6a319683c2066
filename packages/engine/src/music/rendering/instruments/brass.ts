import { levelsOf, silenceFor } from "../envelope.js";
import { defineInstrument } from "../instrument.js";
import { sine } from "../sine.js";

export const brass = defineInstrument({
  name: "brass",
  title: "Brass",
  source: "Chowning 1973 (frequency modulation 1 to 1): the louder at a moment, the brighter",
  sound(note) {
    const { hz, rate, strength, seconds } = note;
    const envelope = { attack: Math.min(0.06, 0.3 * seconds), decay: 0.25, sustain: 0.75, release: 0.05 };
    const samples = silenceFor(envelope, seconds, rate);
    const levels = levelsOf(envelope, seconds, rate, samples.length);
    const deep = (1 + 4 * strength) / (2 * Math.PI);
    for (let n = 0; n < samples.length; n++) {
      const phase = (n / rate) * hz + 0.0006 * hz * sine((5.1 * n) / rate) * Math.min(1, n / rate);
      samples[n] = 0.45 * strength * levels[n]! * sine(phase + deep * levels[n]! * sine(phase));
    }
    return samples;
  },
});
