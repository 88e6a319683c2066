import type { PictureKind } from "./picture.js";
import { spectrogramPicture } from "./spectrogram-picture.js";
import { waveformPicture } from "./waveform-picture.js";

/** Every way to draw a sound. A new one is a file beside these and a line here. */
export const soundPictures: readonly PictureKind[] = [waveformPicture, spectrogramPicture];
