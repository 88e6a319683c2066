import type { Instrument } from "../instrument.js";
import { acousticDrums } from "./acoustic-drums.js";
import { bell } from "./bell.js";
import { brass } from "./brass.js";
import { distortedGuitar } from "./distorted-guitar.js";
import { drumMachine } from "./drum-machine.js";
import { electricPiano } from "./electric-piano.js";
import { organ } from "./organ.js";
import { pad } from "./pad.js";
import { pluck } from "./pluck.js";
import { reed } from "./reed.js";
import { stringBass } from "./string-bass.js";
import { strings } from "./strings.js";
import { synthBass } from "./synth-bass.js";
import { synthLead } from "./synth-lead.js";

/** The instruments that scores can be written for. */
export const instruments: readonly Instrument[] = [
  pluck,
  distortedGuitar,
  electricPiano,
  bell,
  organ,
  pad,
  strings,
  brass,
  reed,
  synthLead,
  stringBass,
  synthBass,
  acousticDrums,
  drumMachine,
];
