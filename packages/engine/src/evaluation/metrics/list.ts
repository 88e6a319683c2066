import { accuracy } from "./accuracy.js";
import { coverage } from "./coverage.js";
import { f1 } from "./f1.js";
import { hitRate } from "./hit-rate.js";
import { map } from "./map.js";
import type { Metric } from "./metric.js";
import { mrr } from "./mrr.js";
import { ndcg } from "./ndcg.js";
import { novelty } from "./novelty.js";
import { popularityBias } from "./popularity-bias.js";
import { precision } from "./precision.js";
import { recall } from "./recall.js";

/** Every metric, in the order of display. A new one is a file beside these and a line here. */
export const metrics: readonly Metric[] = [
  ndcg,
  recall,
  precision,
  f1,
  hitRate,
  mrr,
  map,
  accuracy,
  coverage,
  novelty,
  popularityBias,
];
