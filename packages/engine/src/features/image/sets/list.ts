import type { ImageSet } from "../image-set.js";
import { colour } from "./colour.js";
import { colourHistogram } from "./colour-histogram.js";
import { edges } from "./edges.js";
import { layout } from "./layout.js";
import { pixels } from "./pixels.js";

/** Every set of features of pictures. A new one is a file beside these and a line here. */
export const imageFeatures: readonly ImageSet[] = [pixels, colour, colourHistogram, layout, edges];
