import { bass } from "../players/bass.js";
import { chords } from "../players/chords.js";
import { drums } from "../players/drums.js";
import { melody } from "../players/melody.js";
import { riff } from "../players/riff.js";
import { defineStyle, STRAIGHT } from "../style.js";

export const indieRock = defineStyle({
  name: "indie rock",
  metre: 4,
  swing: STRAIGHT,
  modes: ["ionian", "mixolydian", "dorian", "aeolian"],
  progressions: [
    [0, 4, 5, 3],
    [0, 2, 3, 4],
    [5, 3, 0, 4],
  ],
  chordSize: 3,
  voices: [
    {
      play: drums({
        pattern: { kick: "x.....x.x.x.....", snare: "....x.......x...", hat: "x.o.x.o.x.o.x.o." },
        fill: "toms",
        above: 0.5,
      }),
      ...{ instruments: ["acoustic-drums"], gain: 0, pan: 0, room: 0.2, free: 0.008 },
    },
    {
      play: chords({ pattern: "X.x.xxx.X.x.xxx.", centre: 60, strum: 0.03 }),
      ...{ instruments: ["pluck"], gain: -3, pan: -0.5, room: 0.2, free: 0.008 },
    },
    {
      play: riff({ pattern: "X-------X-----X-", lowest: 40, above: 0.8 }),
      instruments: ["distorted-guitar"],
      gain: -13,
      pan: 0.55,
      room: 0.2,
    },
    { play: bass({ pattern: "1.1.1.1.1.1.5.5." }), instruments: ["string-bass"], gain: -1, pan: 0, room: 0.05, free: 0.006 },
    {
      play: melody({ density: 0.5, shortest: 0.5, centre: 70, leaps: 0.2, above: 0.5 }),
      ...{ instruments: ["synth-lead", "reed", "strings"], gain: -6, pan: 0.15, room: 0.3, free: 0.015 },
    },
  ],
});
