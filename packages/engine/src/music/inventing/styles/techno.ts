import { arpeggio } from "../players/arpeggio.js";
import { bass } from "../players/bass.js";
import { chords } from "../players/chords.js";
import { drums } from "../players/drums.js";
import { defineStyle, STRAIGHT } from "../style.js";

export const techno = defineStyle({
  name: "techno",
  metre: 4,
  swing: STRAIGHT,
  modes: ["dorian", "aeolian", "phrygian"],
  progressions: [
    [0, 0, 0, 0],
    [0, 0, 5, 0],
    [0, 0, 1, 0],
  ],
  chordSize: 3,
  voices: [
    {
      play: drums({
        pattern: {
          kick: "x...x...x...x...",
          hat: "o.x.o.x.o.x.o.x.",
          openHat: "..x...x...x...x.",
          clap: "....x.......x...",
          rim: "...x..x......x..",
        },
        fill: "roll",
        later: ["clap", "openHat", "rim"],
      }),
      ...{ instruments: ["drum-machine"], gain: 1, pan: 0, room: 0.08 },
    },
    { play: bass({ pattern: "..11..1...11.8.1", above: 0.3 }), instruments: ["synth-bass"], gain: -2, pan: 0, room: 0.05 },
    {
      play: chords({ pattern: "...x......x.....", centre: 62, above: 0.5 }),
      ...{ instruments: ["synth-lead", "organ"], gain: -9, pan: -0.3, room: 0.6 },
    },
    {
      play: arpeggio({ order: [0, 3, 1, 4, 2, 1], every: 0.25, centre: 67, above: 0.7 }),
      ...{ instruments: ["synth-lead", "bell"], gain: -11, pan: 0.35, room: 0.4 },
    },
    { play: chords({ pattern: "x---------------", centre: 55, above: 0.8 }), instruments: ["pad"], gain: -10, pan: 0, room: 0.5 },
  ],
});
