import type { FeatureSet } from "../feature-set.js";
import { bandwidth } from "./bandwidth.js";
import { beats } from "./beats.js";
import { centroid } from "./centroid.js";
import { chroma } from "./chroma.js";
import { contrast } from "./contrast.js";
import { flatness } from "./flatness.js";
import { key } from "./key.js";
import { logMel } from "./log-mel.js";
import { loudness } from "./loudness.js";
import { mel } from "./mel.js";
import { melSketch } from "./mel-sketch.js";
import { mfcc } from "./mfcc.js";
import { mfccDelta } from "./mfcc-delta.js";
import { mfccDelta2 } from "./mfcc-delta2.js";
import { onset } from "./onset.js";
import { quality } from "./quality.js";
import { rms } from "./rms.js";
import { rolloff } from "./rolloff.js";
import { stft } from "./stft.js";
import { tempo } from "./tempo.js";
import { tonnetz } from "./tonnetz.js";
import { tuning } from "./tuning.js";
import { waveform } from "./waveform.js";
import { zeroCrossings } from "./zero-crossings.js";

/** Every set of features of sound. A new one is a file beside these and a line here. */
export const audioFeatures: readonly FeatureSet[] = [
  waveform,
  loudness,
  quality,
  stft,
  mel,
  logMel,
  melSketch,
  mfcc,
  mfccDelta,
  mfccDelta2,
  tuning,
  chroma,
  tonnetz,
  key,
  centroid,
  bandwidth,
  rolloff,
  contrast,
  flatness,
  zeroCrossings,
  rms,
  onset,
  tempo,
  beats,
];
