import { defineInstrument } from "../instrument.js";
import { pluckedString } from "../string.js";

export const pluck = defineInstrument({
  name: "pluck",
  title: "Plucked string",
  source: "Jaffe & Smith 1983 (Karplus–Strong)",
  sound: (note) => pluckedString(note, { rings: 3, brightness: 22, pluckedAt: 0.19, softness: 0.28, damped: 0.25 }),
});
