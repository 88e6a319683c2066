import { arpeggio } from "../players/arpeggio.js";
import { bass } from "../players/bass.js";
import { chords } from "../players/chords.js";
import { drums } from "../players/drums.js";
import { melody } from "../players/melody.js";
import { defineStyle, STRAIGHT } from "../style.js";

export const latin = defineStyle({
  name: "latin",
  metre: 4,
  swing: STRAIGHT,
  modes: ["ionian", "mixolydian", "dorian", "aeolian"],
  progressions: [
    [0, 3, 4, 3],
    [0, 0, 4, 4],
    [0, 5, 1, 4],
  ],
  chordSize: 3,
  voices: [
    {
      play: drums({
        pattern: {
          rim: "x..x..x...x.x...",
          highConga: "....x.x.....xx..",
          lowConga: "o......xo......x",
          shaker: "xoxoxoxoxoxoxoxo",
          kick: "x.......x.......",
        },
        fill: "toms",
        later: ["kick", "rim"],
      }),
      ...{ instruments: ["acoustic-drums"], gain: 0, pan: 0.1, room: 0.2, free: 0.008 },
    },
    { play: bass({ pattern: "1-....5---..8---" }), instruments: ["string-bass"], gain: 1, pan: 0, room: 0.08, free: 0.008 },
    {
      play: arpeggio({ order: [0, 2, 3, 1, 2, 3, 0, 2], every: 0.5, centre: 62 }),
      ...{ instruments: ["electric-piano", "pluck"], gain: -4, pan: -0.35, room: 0.25, free: 0.01 },
    },
    {
      play: chords({ pattern: "..X...X...X.X...", centre: 69, above: 0.8 }),
      ...{ instruments: ["brass"], gain: -8, pan: 0.35, room: 0.3, free: 0.008 },
    },
    {
      play: melody({ density: 0.55, shortest: 0.5, centre: 72, leaps: 0.2, above: 0.5 }),
      ...{ instruments: ["brass", "reed", "pluck"], gain: -3, pan: 0.1, room: 0.35, free: 0.015 },
    },
  ],
});
