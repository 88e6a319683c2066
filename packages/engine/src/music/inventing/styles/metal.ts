import { bass } from "../players/bass.js";
import { drums } from "../players/drums.js";
import { melody } from "../players/melody.js";
import { riff } from "../players/riff.js";
import { defineStyle, STRAIGHT } from "../style.js";

const GUITARS = "X.xxx.xxX-x.2-1-";

export const metal = defineStyle({
  name: "metal",
  metre: 4,
  swing: STRAIGHT,
  modes: ["dorian", "aeolian", "phrygian"],
  progressions: [
    [0, 0, 5, 6],
    [0, 1, 0, 6],
    [0, 5, 3, 4],
  ],
  chordSize: 3,
  voices: [
    {
      play: drums({
        pattern: { kick: "x.xxx.xxx.xxx.xx", snare: "....x.......x...", ride: "x...x...x...x...", hat: "x.x.x.x.x.x.x.x." },
        fill: "toms",
        later: ["ride"],
      }),
      ...{ instruments: ["acoustic-drums"], gain: 0, pan: 0, room: 0.15, free: 0.004 },
    },
    {
      play: riff({ pattern: GUITARS, lowest: 36 }),
      instruments: ["distorted-guitar"],
      gain: -8,
      pan: -0.75,
      room: 0.12,
      free: 0.006,
    },
    {
      play: riff({ pattern: GUITARS, lowest: 36, above: 0.5 }),
      instruments: ["distorted-guitar"],
      gain: -8,
      pan: 0.75,
      room: 0.12,
      free: 0.006,
    },
    { play: bass({ pattern: "1.111.111-1.3-1-" }), instruments: ["synth-bass", "string-bass"], gain: -1, pan: 0, room: 0.05 },
    {
      play: melody({ density: 0.6, shortest: 0.5, centre: 76, leaps: 0.35, above: 0.8 }),
      ...{ instruments: ["distorted-guitar"], gain: -10, pan: 0.1, room: 0.4 },
    },
  ],
});
