import type { Feature } from "../../feature.js";
import { logMel } from "../sets/log-mel.js";
import { type Colour, emptyPicture, framesAt, type Picture, type PictureKind, type PictureSize } from "./picture.js";

/** What is so many dB below the loudest is black. */
const RANGE = 80;
/** Shades from black to white. */
const SHADES = 256;

/** What is heard when: time from left to right, from low to high as far apart as it sounds (mel), the louder the lighter, over 80 dB. */
export const spectrogramPicture: PictureKind = {
  name: "spectrogram",
  title: "Mel spectrogram",
  of: logMel,
  usual: { width: 1200, height: 384 },
  draw(feature: Feature, size: PictureSize): Picture {
    const { picture, dot } = emptyPicture(size);
    const { bands, frames, data } = feature;
    const { width, height } = size;
    const loudest = data.reduce((most, level) => Math.max(most, level), Number.NEGATIVE_INFINITY);
    for (let x = 0; x < width && frames > 0; x++) {
      const levels = levelsOf(feature, x, width);
      for (let y = 0; y < height; y++) {
        const band = ((height - 1 - y) * (bands - 1)) / Math.max(1, height - 1);
        const share = 1 + (between(levels, band) - loudest) / RANGE;
        dot(x, y, shades[Math.round(Math.max(0, Math.min(1, share)) * (SHADES - 1))]!);
      }
    }
    return picture;
  },
};

/** The mean of each band over the frames of a column, in dB. */
function levelsOf({ bands, frames, data }: Feature, column: number, width: number): Float64Array {
  const { from, to } = framesAt(column, width, frames);
  return Float64Array.from({ length: bands }, (_, band) => {
    let sum = 0;
    for (let t = from; t < to; t++) sum += data[band * frames + t]!;
    return sum / (to - from);
  });
}

/** Between two neighbours, in proportion. */
function between(levels: Float64Array, at: number): number {
  const below = Math.floor(at);
  const above = Math.min(levels.length - 1, below + 1);
  return levels[below]! + (at - below) * (levels[above]! - levels[below]!);
}

/**
 * Colours that grow lighter evenly, so that they are told apart in grey as well: a helix around the diagonal of the colour cube (Green, Bulletin of the
 * Astronomical Society of India 2011, eq. 2; start 0.5, −1.5 rotations, hue 1, gamma 1).
 */
const shades: readonly Colour[] = Array.from({ length: SHADES }, (_, i) => {
  const lightness = i / (SHADES - 1);
  const angle = 2 * Math.PI * (0.5 / 3 + 1 - 1.5 * lightness);
  const amplitude = (lightness * (1 - lightness)) / 2;
  const [cos, sin] = [amplitude * Math.cos(angle), amplitude * Math.sin(angle)];
  const part = (value: number) => Math.round(255 * Math.max(0, Math.min(1, lightness + value)));
  return [part(-0.14861 * cos + 1.78277 * sin), part(-0.29227 * cos - 0.90649 * sin), part(1.97294 * cos)];
});
