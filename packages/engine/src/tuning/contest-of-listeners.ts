import type { Runtime } from "@segue/autograd";
import { createRandom, type Pool } from "@segue/kernels";
import type { Algorithm } from "../algorithms/algorithm.js";
import { trainAlgorithm } from "../algorithms/life.js";
import { bootstrapInterval } from "../evaluation/intervals.js";
import type { AnySplit } from "../evaluation/splits/split.js";
import { CLEARLY, type Judging, scaled, shifted } from "./contest.js";
import { drawListeners, judgeListeners, type Measure } from "./judge-listeners.js";

export interface JudgingByListeners {
  readonly split: AnySplit;
  readonly measure: Measure;
  /** Entrants are judged by so many listeners at most, drawn at random. */
  readonly mostListeners: number;
  /** Of trainings, of the listeners that are drawn, and of intervals. */
  readonly seed: number;
  readonly pool: Pool;
  /** What computes networks, where there are any. */
  readonly runtime?: Runtime;
}

/** How recommenders are judged by listeners. Throws an EvaluationError where the split gives nobody anything to predict for validation. */
export function judgingByListeners(options: JudgingByListeners): Judging<Algorithm, Float64Array> {
  const { split, measure, mostListeners, seed, pool, runtime } = options;
  const rows = drawListeners(split, "validation", mostListeners, createRandom(seed).fork("listeners"));
  const { better } = measure.metric;
  const sign = better === "higher" ? 1 : -1;
  return {
    better,
    listeners: rows.length,
    async figuresOf({ algorithm, config }, report, trained, leader) {
      const training = { random: createRandom(seed), pool, report: scaled(report, 0, 0.6), ...(runtime && { runtime }) };
      const recommender = await trainAlgorithm(algorithm, split.train, config, training);
      trained();
      const enough = leader && ((figures: Float64Array) => isHopeless(figures, leader, sign));
      const told = scaled(report, 0.6, 1);
      return judgeListeners({
        ...{ split, part: "validation", measure, rows, recommender, pool, report: told },
        ...(enough && { enough }),
      });
    },
    verdictOn(figures, leader) {
      const random = createRandom(seed).fork("intervals");
      const listeners = figures.length;
      if (leader === undefined || listeners === rows.length)
        return { outcome: "judged", listeners, figure: bootstrapInterval(figures, random) };
      const behind = bootstrapInterval(
        figures.map((figure, i) => figure - leader[i]!),
        random,
      );
      return { outcome: "stopped", listeners, figure: shifted(behind, mean(leader)) };
    },
  };
}

/** After fewer listeners nobody is stopped. */
const FEWEST = 128;

/** A race by paired differences (Maron & Moore, “Hoeffding races”, NIPS 1994; with the normal bound instead of Hoeffding's, which is wider). */
function isHopeless(figures: Float64Array, leader: Float64Array, sign: number): boolean {
  if (figures.length < FEWEST) return false;
  const gains = figures.map((figure, i) => sign * (figure - leader[i]!));
  const gain = mean(gains);
  const variance = gains.reduce((sum, each) => sum + (each - gain) ** 2, 0) / (gains.length - 1);
  return gain < -CLEARLY * Math.sqrt(variance / gains.length);
}

const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
