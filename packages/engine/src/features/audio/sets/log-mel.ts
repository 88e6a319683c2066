import { decibels } from "../decibels.js";
import { defineFeatures } from "../feature-set.js";
import { MEL_BANDS, mel } from "./mel.js";

/** The mel spectrogram as loudness is heard. */
export const logMel = defineFeatures({
  name: "log-mel",
  version: 1,
  title: "Mel spectrogram in decibels",
  unit: "dB against power 1, at most 80 dB below the loudest; rows are bands from low to high",
  bands: MEL_BANDS,
  source: "librosa.power_to_db of librosa.feature.melspectrogram",
  needs: [mel],
  reads: "whole",
  compute: ({ of }) => ({ ...of(mel), data: new Float32Array(decibels(of(mel).data)) }),
});
