import type { Algorithm } from "./algorithm.js";

/** Every algorithm there is. A new one is a file beside these and a line here. */
export const algorithms: readonly Algorithm[] = [];
