import { defineInstrument } from "../instrument.js";
import { type Piece, type PieceName, strikeFrom } from "../percussion.js";

const drop = (hz: number): Piece => ({ tone: { from: 2 * hz, to: hz, bend: 0.06, decay: 0.12, gain: 0.7 } });

const KIT: Readonly<Record<PieceName, Piece>> = {
  kick: {
    tone: { from: 210, to: 46, bend: 0.032, decay: 0.16, gain: 1 },
    noise: { kind: "high", hz: 3000, resonance: 0.1, decay: 0.006, gain: 0.6 },
  },
  rim: { tone: { from: 1700, to: 1650, bend: 0.01, decay: 0.012, gain: 0.5 } },
  snare: {
    tone: { from: 330, to: 200, bend: 0.015, decay: 0.05, gain: 0.5 },
    noise: { kind: "high", hz: 1800, resonance: 0.1, decay: 0.085, gain: 0.5 },
  },
  clap: { noise: { kind: "band", hz: 1100, resonance: 0.55, decay: 0.09, gain: 1.1, again: [0.01, 0.02, 0.031] } },
  hat: { noise: { kind: "high", hz: 8200, resonance: 0.4, decay: 0.018, gain: 0.8 } },
  openHat: { noise: { kind: "high", hz: 7800, resonance: 0.4, decay: 0.1, gain: 0.7 } },
  crash: { noise: { kind: "high", hz: 5200, resonance: 0.3, decay: 0.4, gain: 0.4 } },
  ride: {
    tone: { from: 5200, to: 5200, bend: 0.1, decay: 0.09, gain: 0.07 },
    noise: { kind: "high", hz: 8000, resonance: 0.4, decay: 0.08, gain: 0.4 },
  },
  shaker: { noise: { kind: "band", hz: 7600, resonance: 0.5, decay: 0.022, gain: 0.7 } },
  lowTom: drop(75),
  midTom: drop(105),
  highTom: drop(145),
  lowConga: drop(180),
  highConga: drop(270),
};

export const drumMachine = defineInstrument({
  name: "drum-machine",
  title: "Drum machine",
  source: "sines whose pitch falls fast and filtered noise, as in analogue drum machines",
  sound: (note) => strikeFrom(KIT, note),
});
