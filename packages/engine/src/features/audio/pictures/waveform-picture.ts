import type { Feature } from "../../feature.js";
import { waveform } from "../sets/waveform.js";
import { type Colour, emptyPicture, framesAt, type Picture, type PictureKind, type PictureSize } from "./picture.js";

/** Blues that are seen on white and on black. */
const EXTREMES: Colour = [125, 165, 230];
const LEVEL: Colour = [60, 110, 200];

/** The outline of a sound: between its extremes, and darker within its level; time from left to right, full scale from edge to edge. */
export const waveformPicture: PictureKind = {
  name: "waveform",
  title: "Waveform",
  of: waveform,
  usual: { width: 1200, height: 240 },
  draw(feature: Feature, size: PictureSize): Picture {
    const { picture, dot } = emptyPicture(size);
    const { width, height } = size;
    const rowOf = (amplitude: number) => ((1 - Math.max(-1, Math.min(1, amplitude))) / 2) * (height - 1);
    for (let x = 0; x < width; x++) {
      const { low, high, level } = columnOf(feature, x, width);
      for (let y = Math.round(rowOf(high)); y <= Math.round(rowOf(low)); y++)
        dot(x, y, y >= rowOf(level) && y <= rowOf(-level) ? LEVEL : EXTREMES);
    }
    return picture;
  },
};

function columnOf({ data, frames }: Feature, column: number, width: number) {
  if (frames === 0) return { low: 0, high: 0, level: 0 };
  const { from, to } = framesAt(column, width, frames);
  let [low, high, squares] = [0, 0, 0];
  for (let t = from; t < to; t++) {
    low = Math.min(low, data[t]!);
    high = Math.max(high, data[frames + t]!);
    squares += data[2 * frames + t]! ** 2;
  }
  return { low, high, level: Math.sqrt(squares / (to - from)) };
}
