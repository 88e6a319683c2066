import { background } from "./background.js";
import { repeats } from "./repeats.js";
import { robots } from "./robots.js";
import type { ListenerRule } from "./rule.js";
import { tooShort } from "./too-short.js";

/**
 * Every rule about events, in the order in which they are applied: each sees what those before it have left. A new one is a file beside these
 * and a line here; what it leaves must still be in order for those before it.
 */
export const listenerRules: readonly ListenerRule[] = [tooShort, repeats, robots, background];
