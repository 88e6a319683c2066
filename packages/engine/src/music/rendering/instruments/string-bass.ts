import { defineInstrument } from "../instrument.js";
import { pluckedString } from "../string.js";

export const stringBass = defineInstrument({
  name: "string-bass",
  title: "Plucked bass",
  source: "Jaffe & Smith 1983 (Karplus–Strong)",
  sound: (note) => pluckedString(note, { rings: 1.6, brightness: 7, pluckedAt: 0.3, softness: 0.45, damped: 0.12 }),
});
