import type { Feature } from "../../feature.js";
import type { FeatureSet } from "../feature-set.js";

/** Dots of a picture, row by row from the top: red, green, blue and opacity of each, from 0 to 255. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** `height × width × 4`, row-major. */
  readonly data: Uint8Array;
}

/** How large a picture is to be, in dots. */
export type PictureSize = Pick<Picture, "width" | "height">;

/** A way to draw a sound. */
export interface PictureKind {
  /** Its key, and the name of its file. */
  readonly name: string;
  readonly title: string;
  /** What is drawn. */
  readonly of: FeatureSet;
  /** The size unless another is asked for. */
  readonly usual: PictureSize;
  draw(feature: Feature, size: PictureSize): Picture;
}

export type Colour = readonly [red: number, green: number, blue: number];

/** A picture of which nothing is drawn yet: it is transparent. */
export function emptyPicture({ width, height }: PictureSize) {
  const data = new Uint8Array(4 * width * height);
  return {
    picture: { width, height, data } satisfies Picture,
    /** Draws a dot, in place of what was there. */
    dot(x: number, y: number, [red, green, blue]: Colour, opacity = 255) {
      data.set([red, green, blue, opacity], 4 * (y * width + x));
    },
  };
}

/** The frames of a feature that a column of dots stands for: one at least, `to` not included. */
export function framesAt(column: number, width: number, frames: number): { readonly from: number; readonly to: number } {
  const from = Math.min(frames - 1, Math.floor((column * frames) / width));
  return { from, to: Math.max(from + 1, Math.floor(((column + 1) * frames) / width)) };
}
