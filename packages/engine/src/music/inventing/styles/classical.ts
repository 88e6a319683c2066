import { arpeggio } from "../players/arpeggio.js";
import { bass } from "../players/bass.js";
import { chords } from "../players/chords.js";
import { melody } from "../players/melody.js";
import { defineStyle, STRAIGHT } from "../style.js";

export const classical = defineStyle({
  name: "classical",
  metre: 4,
  swing: STRAIGHT,
  modes: ["ionian", "aeolian"],
  progressions: [
    [0, 3, 4, 0],
    [0, 5, 1, 4],
    [0, 4, 5, 4],
  ],
  chordSize: 3,
  voices: [
    {
      play: arpeggio({ order: [0, 2, 1, 2], every: 0.5, centre: 60 }),
      ...{ instruments: ["electric-piano", "pluck"], gain: -3, pan: -0.3, room: 0.45, free: 0.015 },
    },
    {
      play: melody({ density: 0.5, shortest: 0.5, centre: 72, leaps: 0.2 }),
      ...{ instruments: ["reed", "strings"], gain: 0, pan: 0.25, room: 0.5, free: 0.02 },
    },
    {
      play: bass({ pattern: "1-------5-------", above: 0.5 }),
      instruments: ["strings"],
      gain: -3,
      pan: 0.35,
      room: 0.45,
      free: 0.015,
    },
    {
      play: chords({ pattern: "x---------------", centre: 64, above: 0.7 }),
      ...{ instruments: ["strings"], gain: -10, pan: 0, room: 0.6, free: 0.02 },
    },
  ],
});
