import { defineInstrument } from "../instrument.js";
import { type Piece, type PieceName, strikeFrom } from "../percussion.js";

const tom = (hz: number): Piece => ({
  tone: { from: 1.5 * hz, to: hz, bend: 0.05, decay: 0.13, gain: 0.75 },
  noise: { kind: "band", hz: 6 * hz, resonance: 0.2, decay: 0.03, gain: 0.3 },
});
const conga = (hz: number): Piece => ({
  tone: { from: 1.15 * hz, to: hz, bend: 0.015, decay: 0.09, gain: 0.65 },
  noise: { kind: "band", hz: 5 * hz, resonance: 0.3, decay: 0.012, gain: 0.3 },
});

const KIT: Readonly<Record<PieceName, Piece>> = {
  kick: {
    tone: { from: 130, to: 52, bend: 0.025, decay: 0.09, gain: 1 },
    noise: { kind: "low", hz: 4000, resonance: 0.1, decay: 0.01, gain: 0.9 },
  },
  rim: {
    tone: { from: 900, to: 820, bend: 0.01, decay: 0.012, gain: 0.4 },
    noise: { kind: "band", hz: 2600, resonance: 0.5, decay: 0.012, gain: 0.5 },
  },
  snare: {
    tone: { from: 240, to: 185, bend: 0.02, decay: 0.07, gain: 0.5 },
    noise: { kind: "band", hz: 3600, resonance: 0.05, decay: 0.075, gain: 0.85 },
  },
  clap: { noise: { kind: "band", hz: 1300, resonance: 0.4, decay: 0.05, gain: 0.9, again: [0.011, 0.021, 0.03] } },
  hat: { noise: { kind: "high", hz: 6500, resonance: 0.2, decay: 0.025, gain: 0.9 } },
  openHat: { noise: { kind: "high", hz: 6200, resonance: 0.2, decay: 0.16, gain: 0.7 } },
  crash: { noise: { kind: "high", hz: 4300, resonance: 0.1, decay: 0.45, gain: 0.45 } },
  ride: {
    tone: { from: 3900, to: 3850, bend: 0.1, decay: 0.1, gain: 0.05 },
    noise: { kind: "high", hz: 6200, resonance: 0.3, decay: 0.13, gain: 0.45 },
  },
  shaker: { noise: { kind: "band", hz: 6000, resonance: 0.3, decay: 0.03, gain: 0.6 } },
  lowTom: tom(95),
  midTom: tom(130),
  highTom: tom(175),
  lowConga: conga(205),
  highConga: conga(310),
};

export const acousticDrums = defineInstrument({
  name: "acoustic-drums",
  title: "Drum kit",
  source: "skins as sines whose pitch falls, wires and cymbals as filtered noise",
  sound: (note) => strikeFrom(KIT, note),
});
