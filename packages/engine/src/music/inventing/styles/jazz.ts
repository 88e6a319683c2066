import { chords } from "../players/chords.js";
import { drums } from "../players/drums.js";
import { melody } from "../players/melody.js";
import { walkingBass } from "../players/walking-bass.js";
import { defineStyle } from "../style.js";

export const jazz = defineStyle({
  name: "jazz",
  metre: 4,
  swing: { of: 2, late: 0.16 },
  modes: ["ionian", "dorian", "aeolian"],
  progressions: [
    [1, 4, 0, 5],
    [0, 5, 1, 4],
    [2, 5, 1, 4],
  ],
  chordSize: 4,
  voices: [
    {
      play: drums({
        pattern: { ride: "x...x.x.x...x.x.", hat: "....x.......x...", kick: "o.......o.....o.", rim: "......o.......o." },
        fill: "none",
      }),
      ...{ instruments: ["acoustic-drums"], gain: -3, pan: 0.15, room: 0.25, free: 0.012 },
    },
    { play: walkingBass(), instruments: ["string-bass"], gain: 1, pan: 0, room: 0.12, free: 0.012 },
    {
      play: chords({ pattern: "x.....x.......x.", centre: 60 }),
      ...{ instruments: ["electric-piano", "pluck"], gain: -6, pan: -0.35, room: 0.25, free: 0.015 },
    },
    {
      play: melody({ density: 0.65, shortest: 0.5, centre: 69, leaps: 0.35, above: 0.5 }),
      ...{ instruments: ["electric-piano", "brass", "reed"], gain: -3, pan: 0.2, room: 0.35, free: 0.02 },
    },
  ],
});
