import { background } from "./background.js";
import { contradictions } from "./facts/contradictions.js";
import type { FactRule } from "./facts/fact-rule.js";
import { placeholders } from "./facts/placeholders.js";
import { repeats } from "./repeats.js";
import { robots } from "./robots.js";
import type { ListenerRule } from "./rule.js";
import { tooShort } from "./too-short.js";

/**
 * Every rule about events, in the order in which they are applied: each sees what those before it have left. A new one is a file beside these
 * and a line here; what it leaves must still be in order for those before it.
 */
export const listenerRules: readonly ListenerRule[] = [tooShort, repeats, robots, background];

/** Every rule about what is said of tracks; they take turns until none finds anything more. A new one is a file and a line here. */
export const factRules: readonly FactRule[] = [placeholders, contradictions];
