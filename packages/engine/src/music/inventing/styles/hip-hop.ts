import { bass } from "../players/bass.js";
import { chords } from "../players/chords.js";
import { drums } from "../players/drums.js";
import { melody } from "../players/melody.js";
import { defineStyle } from "../style.js";

export const hipHop = defineStyle({
  name: "hip hop",
  metre: 4,
  swing: { of: 4, late: 0.07 },
  modes: ["mixolydian", "dorian", "aeolian", "phrygian"],
  progressions: [
    [0, 0, 3, 3],
    [0, 5, 0, 4],
    [0, 6, 5, 4],
  ],
  chordSize: 4,
  voices: [
    {
      play: drums({
        pattern: { kick: "x.....xx..x.....", snare: "....x.......x..o", hat: "x.x.x.x.x.x.x.xx" },
        fill: "none",
        later: ["hat"],
      }),
      ...{ instruments: ["drum-machine", "acoustic-drums"], gain: 1, pan: 0, room: 0.12, free: 0.008 },
    },
    {
      play: bass({ pattern: "1-----1-..5-..8-" }),
      instruments: ["synth-bass", "string-bass"],
      gain: 0,
      pan: 0,
      room: 0.05,
      free: 0.008,
    },
    {
      play: chords({ pattern: "x-----....x-....", centre: 62, strum: 0.02 }),
      ...{ instruments: ["electric-piano", "pluck"], gain: -5, pan: -0.25, room: 0.3, free: 0.012 },
    },
    {
      play: melody({ density: 0.35, shortest: 0.5, centre: 72, leaps: 0.3, above: 0.7 }),
      ...{ instruments: ["bell", "electric-piano", "brass"], gain: -9, pan: 0.3, room: 0.35, free: 0.015 },
    },
  ],
});
