import { clip } from "./clip.js";
import { layout } from "./layout.js";
import { log1p } from "./log1p.js";
import { scale } from "./scale.js";
import { standardise } from "./standardise.js";
import type { Step } from "./step.js";

/** Every step there is. A new one is a file beside these and a line here. */
export const steps: readonly Step[] = [scale, standardise, clip, log1p, layout];
