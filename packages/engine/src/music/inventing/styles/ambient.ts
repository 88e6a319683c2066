import { arpeggio } from "../players/arpeggio.js";
import { bass } from "../players/bass.js";
import { chords } from "../players/chords.js";
import { melody } from "../players/melody.js";
import { defineStyle, STRAIGHT } from "../style.js";

export const ambient = defineStyle({
  name: "ambient",
  metre: 4,
  swing: STRAIGHT,
  modes: ["lydian", "ionian", "dorian", "aeolian"],
  progressions: [
    [0, 3, 0, 4],
    [0, 0, 5, 5],
    [3, 3, 0, 0],
  ],
  chordSize: 4,
  voices: [
    { play: chords({ pattern: "x---------------", centre: 60 }), instruments: ["pad", "strings"], gain: 0, pan: -0.2, room: 0.8 },
    { play: bass({ pattern: "1---------------" }), instruments: ["pad"], gain: 0, pan: 0, room: 0.3 },
    {
      play: arpeggio({ order: [0, 2, 1, 3, 2, 4], every: 1, centre: 76, above: 0.5 }),
      ...{ instruments: ["bell", "electric-piano", "pluck"], gain: -9, pan: 0.4, room: 0.9, free: 0.03 },
    },
    {
      play: melody({ density: 0.25, shortest: 1, centre: 72, leaps: 0.3, above: 0.7 }),
      ...{ instruments: ["synth-lead", "bell", "reed"], gain: -8, pan: -0.1, room: 0.9, free: 0.03 },
    },
  ],
});
