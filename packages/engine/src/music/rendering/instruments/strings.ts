import { shape, silenceFor } from "../envelope.js";
import { filter } from "../filter.js";
import { defineInstrument } from "../instrument.js";
import { vibrato } from "../vibrato.js";
import { addWave } from "../wave.js";

/** Cents by which the players are apart. */
const APART = [-6, 5];

export const strings = defineInstrument({
  name: "strings",
  title: "Bowed strings",
  source: "subtractive: two players' saws with vibrato, the body's resonance above and below",
  sound(note) {
    const { hz, rate, strength, seconds, random } = note;
    const envelope = { attack: Math.min(0.11, 0.3 * seconds), decay: 0.5, sustain: 0.85, release: 0.09 };
    const samples = silenceFor(envelope, seconds, rate);
    for (const cents of APART) {
      const bend = vibrato(samples.length, rate, { hz: 5.2 + random.next(), depth: 0.22, after: 0.15 });
      addWave(samples, { shape: "saw", hz: hz * 2 ** (cents / 1200), rate, gain: 0.34 * strength, phase: random.next() }, bend);
    }
    filter(samples, { kind: "low", hz: 1400 + 3200 * strength, resonance: 0.15, rate });
    filter(samples, { kind: "high", hz: 0.8 * hz, resonance: 0.1, rate });
    return shape(samples, envelope, seconds, rate);
  },
});
