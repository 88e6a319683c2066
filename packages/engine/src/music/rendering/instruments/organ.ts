import { shape, silenceFor } from "../envelope.js";
import { defineInstrument } from "../instrument.js";
import { sine } from "../sine.js";

/** Partials of the drawn pipes, and how loud each is. */
const PIPES = [
  [0.5, 0.5],
  [1, 1],
  [2, 0.7],
  [3, 0.45],
  [4, 0.35],
  [6, 0.2],
  [8, 0.18],
] as const;

export const organ = defineInstrument({
  name: "organ",
  title: "Organ",
  source: "additive: sines of seven drawbars, with the slow beat of a turning loudspeaker",
  sound(note) {
    const { hz, rate, strength, seconds } = note;
    const envelope = { attack: 0.012, decay: 1, sustain: 1, release: 0.03 };
    const samples = silenceFor(envelope, seconds, rate);
    const pipes = PIPES.filter(([multiple]) => multiple * hz < 0.45 * rate);
    for (let n = 0; n < samples.length; n++) {
      const turned = (n / rate) * hz + 0.0012 * (hz / 6.3) * sine((6.3 * n) / rate);
      let sum = 0;
      for (const [multiple, gain] of pipes) sum += gain * sine(multiple * turned);
      samples[n] = 0.2 * (0.55 + 0.45 * strength) * sum * (1 + 0.12 * sine((6.3 * n) / rate + 0.25));
    }
    return shape(samples, envelope, seconds, rate);
  },
});
