import { shape, silenceFor } from "../envelope.js";
import { defineInstrument } from "../instrument.js";
import { addModulated } from "../modulated.js";

export const electricPiano = defineInstrument({
  name: "electric-piano",
  title: "Electric piano",
  source: "Chowning 1973 (frequency modulation): a tone and the short ring of a tine",
  sound(note) {
    const envelope = { attack: 0.003, decay: 1.1 * Math.min(2, Math.sqrt(330 / note.hz)), sustain: 0, release: 0.09 };
    const samples = silenceFor(envelope, note.seconds, note.rate);
    const gain = 0.55 * note.strength;
    addModulated(samples, note, [
      { carrier: 1, ratio: 1, index: 2.2, rest: 0.15, decay: 0.5, gain },
      { carrier: 1, ratio: 14, index: 0.9, rest: 0, decay: 0.12, gain: 0.4 * gain },
    ]);
    return shape(samples, envelope, note.seconds, note.rate);
  },
});
