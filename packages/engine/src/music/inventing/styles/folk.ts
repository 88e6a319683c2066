import { arpeggio } from "../players/arpeggio.js";
import { bass } from "../players/bass.js";
import { drums } from "../players/drums.js";
import { melody } from "../players/melody.js";
import { defineStyle, STRAIGHT } from "../style.js";

export const folk = defineStyle({
  name: "folk",
  metre: 3,
  swing: STRAIGHT,
  modes: ["ionian", "mixolydian", "dorian", "aeolian"],
  progressions: [
    [0, 3, 0, 4],
    [0, 5, 3, 4],
    [0, 6, 3, 0],
  ],
  chordSize: 3,
  voices: [
    {
      play: arpeggio({ order: [0, 2, 1, 2, 3, 2], every: 0.5, centre: 57 }),
      ...{ instruments: ["pluck"], gain: 0, pan: -0.35, room: 0.25, free: 0.012 },
    },
    {
      play: bass({ pattern: "1-------5---", above: 0.5 }),
      instruments: ["string-bass"],
      gain: -3,
      pan: 0,
      room: 0.1,
      free: 0.01,
    },
    {
      play: melody({ density: 0.6, shortest: 0.5, centre: 71, leaps: 0.15, above: 0.5 }),
      ...{ instruments: ["reed", "strings"], gain: -3, pan: 0.25, room: 0.35, free: 0.015 },
    },
    {
      play: drums({ pattern: { shaker: "o...x...x...", lowConga: "x..........." }, fill: "none", above: 0.7 }),
      ...{ instruments: ["acoustic-drums"], gain: -9, pan: 0.1, room: 0.3, free: 0.01 },
    },
  ],
});
