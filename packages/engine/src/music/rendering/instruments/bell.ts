import { shape, silenceFor } from "../envelope.js";
import { defineInstrument } from "../instrument.js";
import { addModulated } from "../modulated.js";

export const bell = defineInstrument({
  name: "bell",
  title: "Bell",
  source:
    "Chowning 1973 (frequency modulation), carrier to modulator as 1 to 1.4 and 2.76 to 3.9: partials of no harmonic series",
  sound(note) {
    const envelope = { attack: 0.002, decay: 0.9, sustain: 0, release: 0.35 };
    const samples = silenceFor(envelope, note.seconds, note.rate);
    const gain = 0.5 * note.strength;
    addModulated(samples, note, [
      { carrier: 1, ratio: 1.4, index: 3.5, rest: 0.1, decay: 0.7, gain },
      { carrier: 2.76, ratio: 3.9, index: 1.5, rest: 0, decay: 0.25, gain: 0.3 * gain },
    ]);
    return shape(samples, envelope, note.seconds, note.rate);
  },
});
