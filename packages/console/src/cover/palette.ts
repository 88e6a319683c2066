import { oklch } from "./color.js";
import type { Heard } from "./features.js";

/** The four colours of a picture. */
export interface Palette {
  readonly ground: string;
  readonly a: string;
  readonly b: string;
  readonly p: string;
}

/** Keys a fifth apart are neighbours in hue; bright music stands on a pale ground, dark on a deep one. */
export function palette({ key, minor, valence }: Heard): Palette {
  const hue = 30 * ((7 * key) % 12) + 25;
  const way = minor ? -1 : 1;
  const pale = valence + 0.35 * way >= 0;
  const either = (light: readonly [number, number], deep: readonly [number, number], at: number) =>
    oklch(...(pale ? light : deep), at);
  return {
    ground: either([0.9, 0.035], [0.27, 0.05], hue + 12 * way),
    a: either([0.63, 0.16], [0.66, 0.16], hue),
    b: either([0.42, 0.11], [0.84, 0.11], hue + 48 * way),
    p: either([0.74, 0.13], [0.46, 0.13], hue - 70 * way),
  };
}
