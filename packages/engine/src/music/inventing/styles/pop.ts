import { arpeggio } from "../players/arpeggio.js";
import { bass } from "../players/bass.js";
import { chords } from "../players/chords.js";
import { drums } from "../players/drums.js";
import { melody } from "../players/melody.js";
import { defineStyle, STRAIGHT } from "../style.js";

export const pop = defineStyle({
  name: "pop",
  metre: 4,
  swing: STRAIGHT,
  modes: ["lydian", "ionian", "mixolydian", "aeolian"],
  progressions: [
    [0, 4, 5, 3],
    [5, 3, 0, 4],
    [0, 5, 3, 4],
  ],
  chordSize: 3,
  voices: [
    {
      play: drums({
        pattern: { kick: "x..x..x.x..x....", snare: "....x.......x...", clap: "....x.......x...", hat: "x.x.x.x.x.x.x.x." },
        fill: "roll",
        later: ["snare", "clap"],
      }),
      ...{ instruments: ["drum-machine", "acoustic-drums"], gain: 0, pan: 0, room: 0.12 },
    },
    { play: bass({ pattern: "1.1.1.1.1.1.1.8." }), instruments: ["synth-bass", "string-bass"], gain: -2, pan: 0, room: 0.05 },
    {
      play: chords({ pattern: "x-----x---x-----", centre: 62 }),
      ...{ instruments: ["pad", "electric-piano", "pluck"], gain: -6, pan: -0.25, room: 0.35, free: 0.006 },
    },
    {
      play: arpeggio({ order: [0, 1, 2, 3], every: 0.5, centre: 72, above: 0.7 }),
      ...{ instruments: ["synth-lead", "bell", "pluck"], gain: -12, pan: 0.4, room: 0.4 },
    },
    {
      play: melody({ density: 0.6, shortest: 0.5, centre: 72, leaps: 0.2 }),
      ...{ instruments: ["synth-lead", "reed"], gain: -3, pan: 0.05, room: 0.3, free: 0.01 },
    },
  ],
});
