import { shape, silenceFor } from "../envelope.js";
import { filter } from "../filter.js";
import { defineInstrument } from "../instrument.js";
import { vibrato } from "../vibrato.js";
import { addWave } from "../wave.js";

export const synthLead = defineInstrument({
  name: "synth-lead",
  title: "Synthesiser lead",
  source: "subtractive: a saw and a square through a resonant low-pass that opens and closes with each note",
  sound(note) {
    const { hz, rate, strength, seconds, random } = note;
    const envelope = { attack: 0.006, decay: 0.3, sustain: 0.65, release: 0.07 };
    const samples = silenceFor(envelope, seconds, rate);
    const bend = vibrato(samples.length, rate, { hz: 5.5, depth: 0.18, after: 0.35 });
    addWave(samples, { shape: "saw", hz: hz * 1.003, rate, gain: 0.3 * strength, phase: random.next() }, bend);
    addWave(samples, { shape: "square", hz: hz * 0.997, rate, gain: 0.22 * strength, phase: random.next() }, bend);
    const open = (n: number) => hz * (1.5 + (4 + 7 * strength) * Math.exp(-n / (0.18 * rate)));
    return shape(filter(samples, { kind: "low", hz: open, resonance: 0.55, rate }), envelope, seconds, rate);
  },
});
