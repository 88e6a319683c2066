import { albumCap } from "./album-cap.js";
import { artistCap } from "./artist-cap.js";
import { block } from "./block.js";
import { diversity } from "./diversity.js";
import { excludeHeardRule } from "./exclude-heard.js";
import { excludeSkipped } from "./exclude-skipped.js";
import { explore } from "./explore.js";
import { filter } from "./filter.js";
import { freshness } from "./freshness.js";
import { pin } from "./pin.js";
import { popularity } from "./popularity.js";
import type { RuleDefinition } from "./rule.js";
import { seeds } from "./seeds.js";
import { target } from "./target.js";

/**
 * Every rule, in the order in which they are applied: what is asked, who may appear, how they score, and how the list is made. A new one is a
 * file beside these and a line here.
 */
export const requestRules: readonly RuleDefinition[] = [
  seeds,
  excludeHeardRule,
  excludeSkipped,
  block,
  filter,
  target,
  popularity,
  freshness,
  pin,
  artistCap,
  albumCap,
  diversity,
  explore,
];
