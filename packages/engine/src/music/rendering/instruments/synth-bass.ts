import { shape, silenceFor } from "../envelope.js";
import { filter } from "../filter.js";
import { defineInstrument } from "../instrument.js";
import { addWave } from "../wave.js";

export const synthBass = defineInstrument({
  name: "synth-bass",
  title: "Synthesiser bass",
  source: "subtractive: a saw and a square an octave below through a resonant low-pass that closes with each note",
  sound(note) {
    const { hz, rate, strength, seconds } = note;
    const envelope = { attack: 0.004, decay: 0.35, sustain: 0.6, release: 0.04 };
    const samples = silenceFor(envelope, seconds, rate);
    addWave(samples, { shape: "saw", hz, rate, gain: 0.42 * strength, phase: 0 });
    addWave(samples, { shape: "square", hz: hz / 2, rate, gain: 0.3 * strength, phase: 0 });
    const open = (n: number) => 180 + hz + 1800 * strength * Math.exp(-n / (0.12 * rate));
    return shape(filter(samples, { kind: "low", hz: open, resonance: 0.5, rate }), envelope, seconds, rate);
  },
});
