import { filter } from "../filter.js";
import { defineInstrument } from "../instrument.js";
import { pluckedString } from "../string.js";

/** How far a string is driven beyond what the amplifier takes. */
const DRIVE = 14;

export const distortedGuitar = defineInstrument({
  name: "distorted-guitar",
  title: "Distorted guitar",
  source: "a plucked string (Jaffe & Smith 1983) through a saturating amplifier and a loudspeaker's cut at 4 kHz",
  sound(note) {
    const samples = pluckedString(note, { rings: 7, brightness: 30, pluckedAt: 0.13, softness: 0.15, damped: 0.08 });
    for (let n = 0; n < samples.length; n++) samples[n] = 0.45 * Math.tanh(DRIVE * samples[n]!);
    const cut = filter(samples, { kind: "low", hz: 4000, resonance: 0.2, rate: note.rate });
    return fade(filter(cut, { kind: "high", hz: 90, resonance: 0.1, rate: note.rate }), note.rate);
  },
});

/** Saturation lifts what was nearly silent: its end is led to nothing. */
function fade(samples: Float32Array, rate: number): Float32Array {
  const end = Math.min(samples.length, Math.round(0.06 * rate));
  for (let n = 1; n <= end; n++) samples[samples.length - n]! *= (n - 1) / end;
  return samples;
}
