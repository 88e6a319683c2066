import { SIDE } from "../dots.js";
import { hueOf } from "../hue.js";
import { defineImageSet } from "../image-set.js";

const DOTS = SIDE * SIDE;
const HUES = 18;
const STEPS = 3;
const GREYS = 4;
/** Dots of a lower saturation are grey, those of a lower value black. */
const GREY = 0.1;
const BLACK = 0.1;
const ROWS = HUES * STEPS * STEPS + GREYS;

/** How much there is of each of 166 colours. */
export const colourHistogram = defineImageSet({
  name: "colour-histogram",
  version: 1,
  title: "Histogram of colours",
  unit: "share of the dots, from 0 to 1: 18 hues from red on, of each three steps of saturation, of each three of value; then greys from black to white",
  bands: ROWS,
  source:
    "Smith & Chang, “VisualSEEk: a fully automated content-based image query system”, ACM Multimedia 1996 (166 colours of hue, saturation and value)",
  needs: [],
  compute({ planes }) {
    const shares = new Float64Array(ROWS);
    for (let dot = 0; dot < DOTS; dot++) shares[rowOf(planes[dot]!, planes[DOTS + dot]!, planes[2 * DOTS + dot]!)]! += 1 / DOTS;
    return { bands: ROWS, frames: 1, data: Float32Array.from(shares) };
  },
});

function rowOf(red: number, green: number, blue: number): number {
  const [hue, saturation, value] = hueOf(red, green, blue);
  if (saturation < GREY || value < BLACK) return ROWS - GREYS + stepOf(value, GREYS);
  const of = (share: number) => stepOf((share - GREY) / (1 - GREY), STEPS);
  // Hues are counted around from the middle of red, so that red is one of them.
  const around = Math.round(hue * HUES) % HUES;
  return (around * STEPS + of(saturation)) * STEPS + of(value);
}

const stepOf = (share: number, steps: number) => Math.min(steps - 1, Math.floor(share * steps));
