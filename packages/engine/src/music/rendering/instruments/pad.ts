import { shape, silenceFor } from "../envelope.js";
import { filter } from "../filter.js";
import { defineInstrument } from "../instrument.js";
import { sine } from "../sine.js";
import { addWave } from "../wave.js";

/** Cents by which its three saws are apart. */
const APART = [-9, 0, 8];

export const pad = defineInstrument({
  name: "pad",
  title: "Pad",
  source: "subtractive: three saws a few cents apart through a slowly moving low-pass",
  sound(note) {
    const { hz, rate, strength, seconds, random } = note;
    const envelope = { attack: Math.min(0.6, 0.4 * seconds), decay: 1, sustain: 0.9, release: 0.3 };
    const samples = silenceFor(envelope, seconds, rate);
    for (const cents of APART)
      addWave(samples, { shape: "saw", hz: hz * 2 ** (cents / 1200), rate, gain: 0.22 * strength, phase: random.next() });
    const open = Math.min(5000, 500 + hz * (1 + 3.5 * strength));
    filter(samples, { kind: "low", hz: (n) => open * (1 + 0.3 * sine((0.21 * n) / rate)), resonance: 0.25, rate });
    return shape(samples, envelope, seconds, rate);
  },
});
