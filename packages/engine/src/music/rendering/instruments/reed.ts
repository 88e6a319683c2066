import { shape, silenceFor } from "../envelope.js";
import { filter } from "../filter.js";
import { defineInstrument } from "../instrument.js";
import { noise } from "../noise.js";
import { vibrato } from "../vibrato.js";
import { addWave } from "../wave.js";

/** How loud the breath is beside the tone. */
const BREATH = 0.16;

export const reed = defineInstrument({
  name: "reed",
  title: "Reed",
  source: "subtractive: odd partials of a square, as of a closed pipe, and the breath about them",
  sound(note) {
    const { hz, rate, strength, seconds, random } = note;
    const envelope = { attack: Math.min(0.045, 0.3 * seconds), decay: 0.4, sustain: 0.85, release: 0.05 };
    const samples = silenceFor(envelope, seconds, rate);
    const bend = vibrato(samples.length, rate, { hz: 4.8, depth: 0.16, after: 0.25 });
    addWave(samples, { shape: "square", hz, rate, gain: 0.42 * strength, phase: 0 }, bend);
    filter(samples, { kind: "low", hz: hz * (2 + 4 * strength), resonance: 0.2, rate });
    const breath = filter(noise(samples.length, random), { kind: "band", hz: 3 * hz, resonance: 0.4, rate });
    for (let n = 0; n < samples.length; n++) samples[n]! += BREATH * strength * breath[n]!;
    return shape(samples, envelope, seconds, rate);
  },
});
