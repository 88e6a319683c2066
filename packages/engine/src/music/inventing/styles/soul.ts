import { bass } from "../players/bass.js";
import { chords } from "../players/chords.js";
import { drums } from "../players/drums.js";
import { melody } from "../players/melody.js";
import { defineStyle } from "../style.js";

export const soul = defineStyle({
  name: "soul",
  metre: 4,
  swing: { of: 4, late: 0.05 },
  modes: ["ionian", "mixolydian", "dorian"],
  progressions: [
    [0, 5, 1, 4],
    [0, 2, 3, 4],
    [3, 2, 1, 0],
  ],
  chordSize: 4,
  voices: [
    {
      play: drums({
        pattern: { kick: "x.....x...x.....", snare: "....x..o.o..x...", hat: "x.x.x.x.x.x.x.x." },
        fill: "toms",
        later: ["snare"],
      }),
      ...{ instruments: ["acoustic-drums"], gain: -1, pan: 0, room: 0.15, free: 0.01 },
    },
    { play: bass({ pattern: "1---..5-1-.3.5.8" }), instruments: ["string-bass"], gain: 1, pan: 0, room: 0.08, free: 0.01 },
    {
      play: chords({ pattern: "x-----x---------", centre: 62 }),
      ...{ instruments: ["organ", "electric-piano"], gain: -9, pan: -0.3, room: 0.3, free: 0.015 },
    },
    {
      play: chords({ pattern: "..........X-..X.", centre: 68, above: 0.7 }),
      ...{ instruments: ["brass"], gain: -8, pan: 0.35, room: 0.3, free: 0.01 },
    },
    {
      play: melody({ density: 0.5, shortest: 0.5, centre: 69, leaps: 0.2, above: 0.5 }),
      ...{ instruments: ["synth-lead", "reed"], gain: -5, pan: 0.1, room: 0.35, free: 0.02 },
    },
  ],
});
