import { bass } from "../players/bass.js";
import { chords } from "../players/chords.js";
import { drums } from "../players/drums.js";
import { melody } from "../players/melody.js";
import { defineStyle } from "../style.js";

export const house = defineStyle({
  name: "house",
  metre: 4,
  swing: { of: 4, late: 0.03 },
  modes: ["ionian", "mixolydian", "dorian", "aeolian"],
  progressions: [
    [0, 5, 3, 4],
    [1, 4, 0, 5],
    [0, 3, 1, 4],
  ],
  chordSize: 4,
  voices: [
    {
      play: drums({
        pattern: { kick: "x...x...x...x...", clap: "....x.......x...", openHat: "..x...x...x...x.", shaker: "xoxoxoxoxoxoxoxo" },
        fill: "roll",
        later: ["openHat", "clap"],
      }),
      ...{ instruments: ["drum-machine"], gain: 0, pan: 0, room: 0.1 },
    },
    {
      play: bass({ pattern: "1--..1..8-.1..5-", above: 0.3 }),
      instruments: ["synth-bass", "string-bass"],
      gain: -2,
      pan: 0,
      room: 0.05,
    },
    {
      play: chords({ pattern: "X--x..X..x..x...", centre: 64 }),
      ...{ instruments: ["organ", "electric-piano"], gain: -7, pan: -0.2, room: 0.3 },
    },
    {
      play: melody({ density: 0.45, shortest: 0.5, centre: 74, leaps: 0.25, above: 0.8 }),
      ...{ instruments: ["synth-lead", "brass"], gain: -7, pan: 0.25, room: 0.4 },
    },
    {
      play: chords({ pattern: "x---------------", centre: 60, above: 0.7 }),
      instruments: ["pad", "strings"],
      gain: -11,
      pan: 0.1,
      room: 0.5,
    },
  ],
});
