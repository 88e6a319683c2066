import { type Feature, single } from "../../feature.js";
import { SIDE } from "../dots.js";
import { defineImageSet } from "../image-set.js";
import { labOf } from "../lab.js";

const AXES = ["lightness", "green to red", "blue to yellow"] as const;
const DOTS = SIDE * SIDE;
const HUES = 12;
/** Dots of less chroma than this are grey: L*a*b* units. */
const GREY = 10;

/** What colours there are, wherever they are. */
export const colour = defineImageSet({
  name: "colour",
  version: 1,
  title: "Colour",
  unit: "CIE L*a*b* (D65) of all dots: mean, standard deviation and cube root of the third central moment of each axis; colourfulness (0 grey to about 110); the share of dots whose hue angle lies in each twelfth from 0°, and of grey ones",
  bands: [
    ...AXES.flatMap((axis) => ["mean", "deviation", "skewness"].map((moment) => `${axis}, ${moment}`)),
    "colourfulness",
    ...Array.from({ length: HUES }, (_, hue) => `hue from ${(360 / HUES) * hue}°`),
    "grey",
  ],
  source:
    "Stricker & Orengo, “Similarity of color images”, SPIE 2420, 1995 (moments); Hasler & Süsstrunk, “Measuring colourfulness in natural images”, SPIE 5007, 2003",
  needs: [],
  compute({ planes }): Feature {
    const axes = AXES.map(() => new Float64Array(DOTS));
    const hues = new Float64Array(HUES + 1);
    for (let dot = 0; dot < DOTS; dot++) {
      const [lightness, a, b] = labOf(planes[dot]!, planes[DOTS + dot]!, planes[2 * DOTS + dot]!);
      axes[0]![dot] = lightness;
      axes[1]![dot] = a;
      axes[2]![dot] = b;
      hues[twelfthOf(a, b)]! += 1 / DOTS;
    }
    return single(...axes.flatMap(momentsOf), colourfulness(planes), ...hues);
  },
});

/** In which twelfth a hue lies, or the place of greys. */
function twelfthOf(a: number, b: number): number {
  if (Math.hypot(a, b) < GREY) return HUES;
  const turn = Math.atan2(b, a) / (2 * Math.PI);
  return Math.floor((turn < 0 ? turn + 1 : turn) * HUES) % HUES;
}

function momentsOf(values: Float64Array): number[] {
  const mean = meanOf(values);
  const about = (power: number) => values.reduce((sum, value) => sum + (value - mean) ** power, 0) / values.length;
  return [mean, Math.sqrt(about(2)), Math.cbrt(about(3))];
}

const meanOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Hasler & Süsstrunk, the measure of section 7: on red less green, and yellow less blue, from 0 to 255. */
function colourfulness(planes: Float32Array): number {
  const [redness, yellowness] = [new Float64Array(DOTS), new Float64Array(DOTS)];
  for (let dot = 0; dot < DOTS; dot++) {
    const [red, green, blue] = [planes[dot]!, planes[DOTS + dot]!, planes[2 * DOTS + dot]!];
    redness[dot] = 255 * (red - green);
    yellowness[dot] = 255 * ((red + green) / 2 - blue);
  }
  const [one, other] = [redness, yellowness].map(momentsOf) as [number[], number[]];
  return Math.hypot(one[1]!, other[1]!) + 0.3 * Math.hypot(one[0]!, other[0]!);
}
